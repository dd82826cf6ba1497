import { defineConfig } from 'vitest/config';

/**
 * Browser tests against a Parley that runs at PARLEY_URL, with the ports of PARLEY_LINES among its origins. Two files
 * run at once when there are ports for two.
 */
const ports = (process.env['PARLEY_LINES'] ?? '').split(',').length;
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    maxWorkers: Math.max(1, Math.floor(ports / 4)),
    // CI's machines stall for seconds; what fails twice there is broken
    retry: process.env['CI'] ? 1 : 0,
    reporters: process.env['PARLEY_REPORT'] ? ['default', './e2e/report.ts'] : ['default'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // a wait that can only end well may be long
    expect: { poll: { timeout: 10_000 } },
  },
});
