import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { emoji } from './scripts/emoji.ts';
import { layers } from './scripts/layers.ts';
import { offline } from './scripts/offline.ts';

const server = process.env.PARLEY_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), emoji(), layers(), offline()],
  css: {
    // the names of sheets are unique: scripts/check-styles.mjs
    modules: {
      generateScopedName: (name, file) => `${basename(file.replace(/\?.*/, ''), '.module.css')}_${name}`,
    },
  },
  build: {
    // one style sheet, in which the layers have their order, and nothing comes without its look
    cssCodeSplit: false,
    outDir: 'target/classes/static',
    emptyOutDir: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // no data: addresses, so that the Content-Security-Policy can stay narrow
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    // the log-in page is one file: each more costs a round trip, and small ones compress worse
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: /^(?!.*\/worker\/)/ }] },
      },
    },
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
