// What a first visit loads: the entry and all that it imports without asking, gzipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT_KIB = 256;
const output = join(import.meta.dirname, '../target/classes/static');
const manifest = JSON.parse(readFileSync(join(output, '.vite/manifest.json'), 'utf8'));

const first = new Set();
function follow(key) {
  if (first.has(key)) return;
  first.add(key);
  for (const next of manifest[key].imports ?? []) follow(next);
}
follow('index.html');

const bytes = [...first]
  .map((key) => manifest[key].file)
  .filter((file) => file.endsWith('.js'))
  .reduce((sum, file) => sum + gzipSync(readFileSync(join(output, file)), { level: 9 }).length, 0);
const kib = (bytes / 1024).toFixed(1);
if (bytes > LIMIT_KIB * 1024) {
  console.error(`The first load is ${kib} KiB of gzipped JavaScript, more than ${LIMIT_KIB}.`);
  process.exit(1);
}
console.log(`first load: ${kib} of ${LIMIT_KIB} KiB`);
