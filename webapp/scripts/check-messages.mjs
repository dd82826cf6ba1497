// Every message in both languages, translated, and used.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '../src');
const read = (language) => JSON.parse(readFileSync(join(source, `i18n/${language}.json`), 'utf8'));
const [en, zh] = [read('en'), read('zh')];
// names, the same everywhere
const untranslated = ['app.name'];
const problems = [];

const blanks = (text) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort().join();
for (const key of new Set([...Object.keys(en), ...Object.keys(zh)])) {
  if (!(key in en)) problems.push(`${key} is missing in en`);
  else if (!(key in zh)) problems.push(`${key} is missing in zh`);
  else if (en[key] === zh[key] && !untranslated.includes(key)) problems.push(`${key} is not translated`);
  else if (blanks(en[key]) !== blanks(zh[key])) problems.push(`${key} has other blanks in zh`);
}

const code = readdirSync(source, { recursive: true })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');
// t(`person.${step}`) uses all that begins alike
const prefixes = [...code.matchAll(/`([a-z]+\.[a-z-]*)\$\{/g)].map((match) => match[1]);
for (const key of Object.keys(en)) {
  if (!code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)))
    problems.push(`${key} is not used`);
}

// text that stands between tags never went through the table
for (const name of readdirSync(source, { recursive: true }).filter(
  (each) => each.endsWith('.tsx') && !each.includes('.test.'),
)) {
  for (const match of readFileSync(join(source, name), 'utf8').matchAll(
    />\s*([A-Z][a-z]+(?: [a-z]+)*)\s*<\//g,
  )) {
    problems.push(`${name}: "${match[1]}" is not in the table`);
  }
}

// nor did words in an attribute that is read out or shown
for (const name of readdirSync(source, { recursive: true }).filter(
  (each) => each.endsWith('.tsx') && !each.includes('.test.'),
)) {
  for (const match of readFileSync(join(source, name), 'utf8').matchAll(
    /\b(?:placeholder|aria-label|aria-valuetext|aria-description|title|alt|label)=(?:"([^"]*\p{L}[^"]*)"|\{'([^']*\p{L}[^']*)'\})/gu,
  )) {
    problems.push(`${name}: "${match[1] ?? match[2]}" is not in the table`);
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
