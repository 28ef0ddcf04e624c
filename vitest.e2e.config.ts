import { defineConfig } from 'vitest/config'

/** The whole set of browser tests, `npm run e2e`. One after another: they share a machine and a browser. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 600_000,
    globalSetup: ['test/stage/cluster.ts'],
  },
})
