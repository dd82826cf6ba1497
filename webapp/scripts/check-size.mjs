// What a first visit loads, gzipped: the log-in page, and what an account needs besides. Each is what its page names and
// all that this imports without asking.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LOGIN_KIB = 128;
const ALL_KIB = 272;
const output = join(import.meta.dirname, '../target/classes/static');
const manifest = JSON.parse(readFileSync(join(output, '.vite/manifest.json'), 'utf8'));

const page = readFileSync(join(output, 'index.html'), 'utf8');
const start = Object.keys(manifest).filter((key) => page.includes(`src="/${manifest[key].file}"`));

/** The scripts of these entries, in KiB. */
function size(...entries) {
  const loaded = new Set();
  const follow = (key) => {
    if (loaded.has(key)) return;
    loaded.add(key);
    for (const next of manifest[key].imports ?? []) follow(next);
  };
  entries.forEach(follow);
  const bytes = [...loaded]
    .map((key) => manifest[key].file)
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(output, file)), { level: 9 }).length, 0);
  return bytes / 1024;
}

const sizes = [
  ['log-in page', size(...start), LOGIN_KIB],
  ['with an account', size(...start, 'src/app/start/inside.ts'), ALL_KIB],
];
for (const [what, kib, limit] of sizes) {
  console.log(`first load, ${what}: ${kib.toFixed(1)} of ${limit} KiB of gzipped JavaScript`);
  if (kib > limit) process.exitCode = 1;
}
