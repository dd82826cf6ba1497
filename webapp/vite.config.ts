import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { emoji } from './scripts/emoji.ts';
import { offline } from './scripts/offline.ts';

const server = process.env.PARLEY_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), emoji(), offline()],
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // no data: addresses, so that the Content-Security-Policy can stay narrow
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    // the budget is checked as what is sent, gzipped: scripts/check-size.mjs
    chunkSizeWarningLimit: 1_000,
  },
  server: {
    proxy: { '/api': server, '/ws': { target: server, ws: true } },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
