import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'e2e',
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['demonstration.ts'],
    // One browser and one server at a time: journeys measure the product, not the machine.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A journey that a slow machine made late is taken once more; one that is wrong fails twice.
    retry: 1,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 20_000 } },
  },
})
