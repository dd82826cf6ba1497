// Style sheets: CSS modules beside their components, each of at most 300 lines in its layer; each of their classes is
// there and used; no feature uses a class of another one, and none but `ui` one of `ui`.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

const source = join(import.meta.dirname, '../src');
const read = (name) => readFileSync(join(source, name), 'utf8');
const all = readdirSync(source, { recursive: true });
const problems = [];

/** What every page begins with. */
const GLOBAL = ['ui/reset.css', 'ui/tokens.css'];
const LINES = 300;
const roomOf = (name) => /^(features\/\w+|\w+)/.exec(name)?.[0] ?? '';
const layerOf = (name) => (name.startsWith('ui/') ? 'ui' : 'feature');

const declared = new Map();
for (const name of all.filter((each) => each.endsWith('.css'))) {
  const text = read(name);
  if (text.split('\n').length > LINES) problems.push(`${name} has more than ${LINES} lines`);
  if (GLOBAL.includes(name)) continue;
  if (!name.endsWith('.module.css')) problems.push(`${name} is no CSS module`);
  if (!text.startsWith(`@layer ${layerOf(name)} {`))
    problems.push(`${name} is not in the layer ${layerOf(name)}`);
  const selectors = text.replace(/\/\*[\s\S]*?\*\//g, '').match(/[^{};]+(?=\{)/g) ?? [];
  const classes = new Set();
  for (const selector of selectors.filter((each) => !each.trim().startsWith('@'))) {
    if (/:global\((?!\.lucide\))/.test(selector)) problems.push(`${name}: ${selector.trim()} is global`);
    for (const [, each] of selector.replaceAll(':global(.lucide)', '').matchAll(/\.([a-zA-Z][\w-]*)/g))
      classes.add(each);
  }
  declared.set(name, classes);
}

const names = [...declared.keys()].map((name) => basename(name));
for (const name of names.filter((each, index) => names.indexOf(each) !== index))
  problems.push(`two sheets are called ${name}`);

const used = new Map([...declared.keys()].map((name) => [name, new Set()]));
for (const name of all.filter((each) => /\.tsx?$/.test(each))) {
  const text = read(name);
  for (const [, alias, path] of text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)) {
    const sheet = normalize(join(dirname(name), path));
    if (roomOf(sheet) !== roomOf(name)) problems.push(`${name} uses the styles of ${sheet}`);
    for (const [, plain, quoted, pattern, computed] of text.matchAll(
      new RegExp(`\\b${alias}(?:\\.(\\w+)|\\['([\\w-]+)'\\]|\\[\`([\\w-]+)\\$|(\\[)\\w)`, 'g'),
    )) {
      for (const each of declared.get(sheet) ?? []) {
        if (each === (plain ?? quoted) || computed || (pattern && each.startsWith(pattern)))
          used.get(sheet)?.add(each);
      }
      const wanted = plain ?? quoted;
      if (wanted && !declared.get(sheet)?.has(wanted))
        problems.push(`${name}: ${sheet} has no class ${wanted}`);
    }
  }
}
for (const [name, classes] of declared)
  for (const each of classes) if (!used.get(name)?.has(each)) problems.push(`${name}: nobody uses ${each}`);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
