import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    include: ['src/**/*.test.ts'],
    // On two cores the default is one file at a time, and commands that are processes of their own leave it idle.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The same tests run on both engines: TEST_ENGINE=postgres with the address of a cluster in TEST_DATABASE_URL.
    provide: {
      testEngine: process.env.TEST_ENGINE === 'postgres' ? 'postgres' : 'pglite',
      testDatabaseUrl: process.env.TEST_DATABASE_URL ?? '',
    },
  },
})
