import { defineConfig } from 'vitest/config';

/** Measures in a browser against a Parley that runs at PARLEY_URL, as the browser tests do; reports and asserts nothing. */
export default defineConfig({ test: { include: ['e2e/**/*.speed.ts'], hookTimeout: 60_000 } });
