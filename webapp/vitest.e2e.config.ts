import { defineConfig } from 'vitest/config';

/** Browser tests against a Parley that runs at PARLEY_URL, with the ports of PARLEY_LINES among its origins. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    // CI's machines stall for seconds; what fails twice there is broken
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // a wait that can only end well may be long
    expect: { poll: { timeout: 10_000 } },
  },
});
