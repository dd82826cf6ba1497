import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

/** Of `public`, what the first paint needs. */
const PUBLIC = ['theme.js', 'icon.svg', 'manifest.json'];
/** Other alphabets' fonts are kept when they are used. */
const FONT = /inter-latin-wght-normal-.*\.woff2$/;
/** The pages of those who are logged in. */
const INSIDE = /\/src\/app\/start\/inside\.ts$/;
/** The table of the other language: one may speak it offline. */
const LANGUAGE = /assets\/zh-.*\.js$/;

/** Builds `src/worker/sw.ts` into `/sw.js`, and tells it the files of the first paint. */
export function offline(): Plugin {
  return {
    name: 'parley-offline',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { index: 'index.html', sw: 'src/worker/sw.ts' },
          output: {
            entryFileNames: ({ name }: { name: string }) =>
              name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js',
          },
        },
      },
    }),
    generateBundle(_, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk' || worker.imports.length > 0)
        throw new Error('the service worker has to be one file');
      const files = ['index.html', ...PUBLIC, ...firstPaint(bundle)];
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(content(bundle, file));
      const shell = { version: hash.digest('hex').slice(0, 12), files: files.map((file) => `/${file}`) };
      worker.code = worker.code.replace('__SHELL__', JSON.stringify(shell));
    },
  };
}

/** The entry and what an account needs, all that these import without asking, the styles, the font, the other language. */
function firstPaint(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>();
  const follow = (name: string) => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(name)) return;
    found.add(name);
    chunk.imports.forEach(follow);
  };
  for (const output of Object.values(bundle)) {
    if (output.type !== 'chunk' || output.fileName === 'sw.js') continue;
    if (output.isEntry || INSIDE.test(output.facadeModuleId ?? '')) follow(output.fileName);
  }
  return [
    ...found,
    ...Object.keys(bundle).filter((name) => FONT.test(name) || LANGUAGE.test(name) || name.endsWith('.css')),
  ];
}

/** What isn't named after its content counts with it. */
function content(bundle: Rolldown.OutputBundle, file: string): string | Uint8Array {
  const output = bundle[file];
  if (output?.type === 'asset') return output.source;
  return PUBLIC.includes(file) ? readFileSync(`public/${file}`) : '';
}
