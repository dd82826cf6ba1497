import { defineConfig } from 'vitest/config';

/** Browser tests against a Parley that runs at PARLEY_URL, with the ports of PARLEY_LINES among its origins. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    // a machine that stalls for seconds may fail one; what fails twice is broken
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
