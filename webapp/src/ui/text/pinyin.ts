/** How a Chinese character may be read: its syllables without tones, `ü` as `v` and as `u`. */
export type Readings = (character: string) => readonly string[];

const unread: Readings = () => [];
let loading: Promise<Readings> | undefined;

/** The readings are some 100 KiB, which only those who search need. Without them names are found as written. */
export function loadReadings(): Promise<Readings> {
  loading ??= import('pinyin-pro').then(
    ({ polyphonic }) => {
      const known = new Map<string, readonly string[]>();
      return (character) => {
        let syllables = known.get(character);
        if (!syllables) known.set(character, (syllables = spell(polyphonic, character)));
        return syllables;
      };
    },
    () => {
      // a network that is down now needn't be at the next search
      loading = undefined;
      return unread;
    },
  );
  return loading;
}

function spell(polyphonic: typeof import('pinyin-pro').polyphonic, character: string): readonly string[] {
  if (!/^\p{Script=Han}$/u.test(character)) return [];
  const syllables = polyphonic(character, { toneType: 'none', type: 'array', v: true }).flat();
  return [...new Set(syllables.flatMap((syllable) => [syllable, syllable.replace('v', 'u')]))];
}
