import { expect, it } from 'vitest';
import en from './en.json';

const sources: Record<string, string> = import.meta.glob(
  '../../../api-contracts/contract/src/main/java/io/parley/api/**/*.java',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** The constants of an enum, as they look on the wire. */
function codes(source: string): string[] {
  const body = /enum \w+[^{]*\{([^;}]*)/.exec(source.replace(/\/\/\/.*/g, ''))?.[1] ?? '';
  return [...body.matchAll(/\b([A-Z][A-Z_]+)\b/g)].map((match) =>
    (match[1] ?? '').toLowerCase().replaceAll('_', '-'),
  );
}

const refusals = Object.entries(sources).filter(([path]) => /(Refusal|Malformed)\.java$/.test(path));
const all = refusals.flatMap(([path, source]) =>
  path.endsWith('/Refusal.java') ? [] : codes(source).map((code) => code.replace(/^kind$/, '')),
);

it('every code that a server gives has its sentence', () => {
  expect(all).toEqual(
    expect.arrayContaining(['too-long', 'conversation-closed', 'handle-taken', 'request-open']),
  );
  const kinds = ['state', 'authority', 'absent', 'kind', ''];
  expect(all.filter((code) => !kinds.includes(code) && !(`problem.${code}` in en))).toEqual([]);
});
