import { describe, expect, it } from 'vitest';
import type { Decoder } from './decode';
import { eventTypes, eventView } from './events';
import { serverFrame } from './frames';
import * as values from './generated/values';
import * as views from './views';

const files: Record<string, string> = import.meta.glob(
  '../../../api-contracts/contract/src/test/resources/golden/**/*.json',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

function golden(folder: string): [name: string, json: unknown][] {
  return Object.entries(files)
    .filter(([path]) => path.includes(`/golden/${folder}`))
    .map(([path, text]) => [path.split('/golden/')[1] ?? '', JSON.parse(text) as unknown]);
}

/** What is made of the definition of that name. */
function decoderOf(definition: string): Decoder<unknown> | undefined {
  const made: Record<string, Decoder<unknown>> = { ...values, ...views, eventView };
  return made[definition.replace(/^\w/, (letter) => letter.toLowerCase())];
}

const header = { eventId: 'e', time: '2026-03-01T09:30:00.123456Z' };

describe('golden events', () => {
  const events = golden('events/').map(([name, data]) => {
    const [, type = '', revision] = /^events\/(.+?)\.(\d+)\./.exec(name.replace(/\.json$/, '.')) ?? [];
    return { name, event: { ...header, type, revision: Number(revision), data } };
  });

  it('are there for every type that this client knows', () => {
    expect(events.map(({ event }) => event.type)).toEqual(expect.arrayContaining(eventTypes));
  });

  it.each(events)('$name is read', ({ event }) => {
    // claims are for the servers alone
    const known = event.type !== 'handle.claimed';
    const read = eventView(event, '');
    expect(read.type).toBe(known ? event.type : 'unknown');
    expect(event).toMatchObject(known ? read : {});
  });
});

describe('golden views', () => {
  it.each(golden('views/'))('%s is read', (name, json) => {
    const decoder = decoderOf(/views\/(\w+)/.exec(name)?.[1] ?? '');
    expect(decoder).toBeDefined();
    expect(json).toMatchObject(decoder?.(json, '') as object);
  });
});

describe('golden answers over HTTP', () => {
  it.each(golden('http/'))('%s is read', (name, json) => {
    const decoder = decoderOf(/http\/(\w+)/.exec(name)?.[1] ?? '');
    if (decoder) expect(json).toMatchObject(decoder(json, '') as object);
  });
});

describe('golden frames', () => {
  it.each(golden('frames/server/'))('%s is read', (_, json) => {
    const frame = serverFrame(JSON.stringify(json));
    expect(frame).toBeDefined();
    expect(json).toMatchObject(frame ?? {});
  });

  it('a frame of a type that this client does not know is passed over', () => {
    expect(serverFrame('{"type":"weather","who":"x"}')).toBeUndefined();
  });
});

describe('what a newer server sends', () => {
  const entry = (name: string) => (golden(name)[0]?.[1] as { event: unknown }).event;

  it('an event of unknown type is kept by its name and place', () => {
    expect(eventView(entry('entry.unknown.json'), '')).toMatchObject({
      type: 'unknown',
      name: 'poll.opened',
      data: { conversationId: expect.any(String) as string, afterNo: 2, lineNo: 1 },
    });
  });

  it('content of unknown type is kept by its name', () => {
    expect(eventView(entry('entry.unknown-content.json'), '')).toMatchObject({
      type: 'message.sent',
      data: { personal: { content: { type: 'unknown', name: 'hologram' } } },
    });
  });

  it('a newer revision is read as far as it is known', () => {
    expect(eventView(entry('entry.newer-revision.json'), '')).toMatchObject({
      type: 'message.sent',
      revision: 2,
    });
  });

  it('a known type in an unreadable shape is an unknown event', () => {
    expect(
      eventView({ ...header, type: 'message.sent', revision: 9, data: { messageNo: 4 } }, ''),
    ).toMatchObject({
      type: 'unknown',
      name: 'message.sent',
      data: { messageNo: 4 },
    });
  });
});
