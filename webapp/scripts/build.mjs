// Builds the app into target/classes/static; called by Maven and by `npm run build`. Does only what is needed: installs
// packages when the lock file is newer than what is installed, builds when a source changed since the last build.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

process.chdir(join(import.meta.dirname, '..'));
const run = (command) => execSync(command, { stdio: 'inherit' });
const output = 'target/classes/static';
const stamp = 'target/webapp-build';

const time = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
if (time('node_modules/.package-lock.json') < time('package-lock.json')) run('npm ci --no-audit --no-fund');

function files(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

// types and decoders that the sources import
run('node scripts/generate.mjs');

const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const hash = createHash('sha256');
for (const file of [
  ...sources,
  'scripts/build.mjs',
  'scripts/generate.mjs',
  'scripts/layers.ts',
  'scripts/offline.ts',
].flatMap(files))
  hash.update(file).update(readFileSync(file));
const wanted = hash.digest('hex');
const built = existsSync(stamp) && existsSync(join(output, 'index.html')) ? readFileSync(stamp, 'utf8') : '';

if (built === wanted) {
  console.log('The web app is up to date.');
} else {
  run('npx --no-install vite build --logLevel warn');
  // compressed once here, so that the server needn't
  for (const file of files(output).filter((name) => /\.(js|css|svg|html)$/.test(name))) {
    const content = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(content));
  }
  mkdirSync('target', { recursive: true });
  writeFileSync(stamp, wanted);
}
