// The emoji of the picker as the module `virtual:emoji`, made from emojibase: the app loads it when the picker opens.
import en from 'emojibase-data/en/data.json' with { type: 'json' };
import zh from 'emojibase-data/zh/data.json' with { type: 'json' };
import type { Plugin } from 'vite';

/** Fonts follow Unicode by a year or two. */
const NEWEST = 15;
const COMPONENTS = 2;

/** In groups as Unicode has them: each emoji with its names and its words to be found by, in both languages. */
function groups(): string[][][] {
  const chinese = new Map(zh.map((emoji) => [emoji.hexcode, emoji]));
  const all: string[][][] = [];
  for (const { hexcode, emoji, label, tags = [], group, version } of en) {
    if (group === undefined || group === COMPONENTS || version > NEWEST) continue;
    const other = chinese.get(hexcode);
    const words = [label, ...tags, other?.label, ...(other?.tags ?? [])].join(' ').toLowerCase();
    (all[group] ??= []).push([emoji, label, other?.label ?? label, words]);
  }
  return all.filter(Boolean);
}

export function emoji(): Plugin {
  const id = 'virtual:emoji';
  return {
    name: 'emoji',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (loaded) =>
      loaded === `\0${id}`
        ? `export default JSON.parse(${JSON.stringify(JSON.stringify(groups()))})`
        : undefined,
  };
}
