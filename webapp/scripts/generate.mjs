// Makes src/protocol/generated from schemas.yaml of the contract: types of what a client sends; types and decoders of
// what it reads. A client takes what a later server says (unknown fields, types and values), which a validator would
// refuse; so what is made are decoders of src/protocol/decode.ts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const source = join(import.meta.dirname, '../../api-contracts/contract/src/main/resources/schemas.yaml');
const target = join(import.meta.dirname, '../src/protocol/generated');
const { $defs: defs } = parse(readFileSync(source, 'utf8'), { maxAliasCount: -1 });
// what stands between a client and the server may say less
delete defs.Problem.required;

/** The values that a client tells apart, and what one of a later version counts as; `undefined`: it is left out. */
const enums = { Role: 'member', Inviting: 'admins', LinkEnd: 'may-not-invite', Source: undefined };
/** Records of the topics, and what is for servers alone. */
const notForClients = ['PublishedEvent', 'Delivery', 'KeySet'];

const nameOf = ({ $ref }) => $ref?.replace('#/$defs/', '');
const members = (name) => defs[name].oneOf.map(nameOf);
const events = defs.EventView.allOf
  .map((each) => nameOf(each.then.properties.data))
  .filter((name) => !defs[name].description.startsWith('Seen by: nobody'));
const unseen = defs.EventView.allOf
  .map((each) => nameOf(each.then.properties.data))
  .filter((name) => !events.includes(name));
const commands = members('Command');
const frames = [...members('ServerFrame'), ...members('ClientFrame')];
/** Unions that may gain members, such as the content of a message. */
const isOpenUnion = (name) =>
  defs[name].oneOf?.some((each) => defs[nameOf(each)]?.properties?.type?.not) ?? false;
const openUnions = Object.keys(defs).filter(isOpenUnion);
const variants = (name) => members(name).filter((each) => !defs[each].properties.type.not);
const nobody = openUnions.flatMap((name) => members(name).filter((each) => !variants(name).includes(each)));

/** What goes in is strict, and never read by a client. */
const isSent = (name) => defs[name].additionalProperties === false;
const isScalar = (name) => !defs[name].properties && !defs[name].oneOf;

const pascal = (name) => name.replace(/(^|[.-])(\w)/g, (_, __, letter) => letter.toUpperCase());
const camel = (name) => pascal(name).replace(/^\w/, (letter) => letter.toLowerCase());
const quote = (value) => (typeof value === 'string' ? `'${value}'` : String(value));
const key = (name) => (/^\w+$/.test(name) ? name : quote(name));
const doc = (schema, indent = '') =>
  schema.description ? `${indent}/** ${schema.description.trim().replaceAll('*/', '* /')} */\n` : '';

// ---------------------------------------------------------------- types

function typeOf(schema, sent) {
  const name = nameOf(schema);
  if (name) return referred(name, sent);
  if (schema.const !== undefined && (sent || typeof schema.const === 'string')) return quote(schema.const);
  if (schema.enum && sent) return schema.enum.map(quote).join(' | ');
  if (schema.type === 'array') return `readonly ${wrapped(typeOf(schema.items, sent))}[]`;
  if (schema.properties) return `{\n${fields(schema, sent)}}`;
  if (schema.type === 'object') return 'Readonly<Record<string, unknown>>';
  return { integer: 'number', number: 'number', boolean: 'boolean' }[schema.type] ?? 'string';
}

const wrapped = (type) => (type.includes(' ') ? `(${type})` : type);

function referred(name, sent) {
  if (openUnions.includes(name)) return sent ? `Exclude<${pascal(name)}, Unknown>` : pascal(name);
  if (!isScalar(name) || name in enums) return pascal(name);
  const { type, enum: values, anyOf } = defs[name];
  return type === 'string' && !values && !anyOf ? pascal(name) : typeOf({ type }, sent);
}

function fields(schema, sent) {
  return Object.entries(schema.properties)
    .map(([name, each]) => {
      const required = schema.required?.includes(name);
      const type = typeOf(each, sent);
      return `${doc(each, '  ')}  ${key(name)}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'};\n`;
    })
    .join('');
}

function typeDeclaration(name) {
  const schema = defs[name];
  const open = doc(schema) + 'export ';
  if (openUnions.includes(name))
    return `${open}type ${pascal(name)} = ${[...variants(name).map(pascal), 'Unknown'].join(' | ')};\n`;
  if (name in enums) return `${open}type ${pascal(name)} = ${schema.enum.map(quote).join(' | ')};\n`;
  if (isScalar(name)) return `${open}type ${pascal(name)} = string;\n`;
  return `${open}interface ${pascal(name)} {\n${fields(schema, isSent(name))}}\n`;
}

// ---------------------------------------------------------------- decoders

function decoderOf(schema) {
  const name = nameOf(schema);
  if (name && (name in enums || !isScalar(name))) return camel(name);
  if (name) return decoderOf({ type: defs[name].type });
  if (typeof schema.const === 'string') return `literal(${quote(schema.const)})`;
  if (schema.type === 'array') return `list(${decoderOf(schema.items)})`;
  if (schema.properties) return shape(schema);
  if (schema.type === 'object') return 'record';
  return { integer: 'number', number: 'number', boolean: 'boolean' }[schema.type] ?? 'string';
}

function shape(schema) {
  const all = Object.entries(schema.properties).map(([name, each]) => {
    const required = schema.required?.includes(name);
    if (required && name in enums && enums[name] === undefined) throw new Error(`${name} may be unknown`);
    return `  ${key(name)}: ${required ? decoderOf(each) : `optional(${decoderOf(each)})`},\n`;
  });
  return `object({\n${all.join('')}})`;
}

function decoderDeclaration(name) {
  const schema = defs[name];
  const open = `export const ${camel(name)}`;
  if (openUnions.includes(name)) {
    const known = variants(name).map((each) => `${quote(defs[each].properties.type.const)}: ${camel(each)}`);
    return `${open}: Decoder<${pascal(name)}> = union({ ${known.join(', ')} });\n`;
  }
  if (name in enums) {
    const otherwise = enums[name] === undefined ? '' : `, ${quote(enums[name])}`;
    return `${open} = oneOf<${pascal(name)}${otherwise && `, ${pascal(name)}`}>([${schema.enum.map(quote).join(', ')}]${otherwise});\n`;
  }
  return !schema.properties || isSent(name) ? '' : `${open}: Decoder<${pascal(name)}> = ${shape(schema)};\n`;
}

// ---------------------------------------------------------------- files

/** Every definition that `name` speaks of. */
function spokenOf(name) {
  const found = new Set();
  const walk = (value) => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if (value.$ref) found.add(nameOf(value));
      Object.values(value).forEach(walk);
    }
  };
  walk(defs[name]);
  return [...found];
}

/** Those that a declaration speaks of come before it. */
function inOrder(names) {
  const ordered = new Set();
  const visit = (name) => {
    if (ordered.has(name)) return;
    for (const other of spokenOf(name)) if (names.includes(other)) visit(other);
    ordered.add(name);
  };
  names.forEach(visit);
  return [...ordered];
}

const combinators = [
  'boolean',
  'list',
  'literal',
  'number',
  'object',
  'oneOf',
  'optional',
  'record',
  'string',
  'union',
];
/** What the files that are written already declare. */
const placed = new Map();

function write(file, names, more = '') {
  const declared = inOrder(names).map((name) => typeDeclaration(name) + decoderDeclaration(name));
  const body = [...declared, more].join('\n');
  const code = body.replace(/\/\*\*[\s\S]*?\*\//g, '');
  const uses = (word) => new RegExp(`\\b${word}\\b(?!:)`).test(code);
  const decodes = (word) => new RegExp(`[:(] ?${word}[,)]`).test(code);
  const imports = [
    ['../decode', combinators.filter((each) => new RegExp(`(?:[:(=] ?)${each}[<(),]`).test(code))],
    ['../decode', ['Decoder', 'Unknown'].filter(uses).map((each) => `type ${each}`)],
    [
      '../events',
      [...(decodes('eventView') ? ['eventView'] : []), ...(uses('EventView') ? ['type EventView'] : [])],
    ],
    ...[...placed].map(([other, there]) => [
      `./${other}`,
      there.flatMap((name) => [
        ...(uses(pascal(name)) ? [`type ${pascal(name)}`] : []),
        ...(decoderDeclaration(name) && decodes(camel(name)) ? [camel(name)] : []),
      ]),
    ]),
  ];
  placed.set(file, names);
  const head = imports
    .filter(([, words]) => words.length > 0)
    .map(([from, words]) => `import { ${words.join(', ')} } from '${from}';\n`);
  const note = '// Made by scripts/generate.mjs from schemas.yaml of the contract.\n';
  writeFileSync(join(target, `${file}.ts`), `${note}${head.join('')}\n${body}`);
}

const all = Object.keys(defs).filter(
  (name) =>
    ![...notForClients, ...unseen, ...nobody, 'Command', 'ClientFrame', 'ServerFrame', 'EventView'].includes(
      name,
    ) && !(isScalar(name) && !(name in enums) && referred(name) !== pascal(name)),
);
const closure = (names, found = new Set()) => {
  for (const other of names.flatMap(spokenOf)) {
    if (found.has(other) || !all.includes(other)) continue;
    found.add(other);
    closure([other], found);
  }
  return found;
};
const within = closure([...events, ...commands]);
const values = all.filter(
  (name) => !commands.includes(name) && !events.includes(name) && (isScalar(name) || within.has(name)),
);
const views = all.filter((name) => ![...values, ...events, ...commands, ...frames].includes(name));

/** The bounds of texts and lists that a client sends. */
function bounds() {
  const sent = all.filter((name) => isSent(name) || openUnions.some((each) => variants(each).includes(name)));
  const found = sent.flatMap((name) => {
    const bounded = Object.entries(defs[name].properties).flatMap(([field, schema]) => {
      const min = schema.minLength ?? schema.minItems;
      const max = schema.maxLength ?? schema.maxItems;
      if (max === undefined) return [];
      return [`${key(field)}: { ${min === undefined ? '' : `min: ${min}, `}max: ${max} }`];
    });
    return bounded.length > 0 ? [`  ${key(name)}: { ${bounded.join(', ')} },\n`] : [];
  });
  return `/** Texts in Unicode code points, lists in items. */\nexport const bounds = {\n${found.join('')}} as const;\n`;
}

const typed = (names) => names.map((name) => `  ${quote(name)}: ${pascal(name)};\n`).join('');
const decoded = (names) => names.map((name) => `  ${quote(name)}: ${camel(name)},\n`).join('');

mkdirSync(target, { recursive: true });
write('values', values);
write(
  'events',
  events,
  `/** What an event is beside its payload. */
export interface EventHeader {\n${fields(defs.EventView)}}
export const eventHeader: Decoder<EventHeader> = ${shape(defs.EventView)};

/** The payload of each event type, in the words of the Java records. */
export interface Payloads {\n${typed(events)}}
export const payloads: { readonly [T in keyof Payloads]: Decoder<Payloads[T]> } = {\n${decoded(events)}};\n`,
);
write('views', views);
write(
  'commands',
  commands,
  `${doc(defs.Command)}export type Command =\n${commands.map((name) => `  | ${pascal(name)}\n`).join('')};\n\n${bounds()}`,
);
placed.get('commands').push('Command');
const frameUnion = (name) =>
  members(name)
    .map((each) => `  | ${pascal(each)}\n`)
    .join('');
write(
  'frames',
  frames,
  `export type ClientFrame =\n${frameUnion('ClientFrame')};
export type ServerFrame =\n${frameUnion('ServerFrame')};
type FrameDecoders = { readonly [T in ServerFrame['type']]: Decoder<Extract<ServerFrame, { type: T }>> };
export const serverFrames: FrameDecoders = {
${members('ServerFrame')
  .map((name) => `  ${quote(defs[name].properties.type.const)}: ${camel(name)},\n`)
  .join('')}};
export const protocolVersion = ${defs['frame.hello'].properties.v.const};\n`,
);
