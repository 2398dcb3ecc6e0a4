import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,scripts}/**/*.test.{ts,tsx}'],
    // Not the bundler's plugin: it keeps the test runner from ending.
    globalSetup: 'scripts/words-setup.ts',
    testTimeout: 120_000,
  },
})
