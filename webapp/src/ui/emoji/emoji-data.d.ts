/** Made when the app is built, by scripts/emoji.ts. */
declare module 'virtual:emoji' {
  type Emoji = readonly [emoji: string, en: string, zh: string, words: string];
  /** In the order of Unicode's groups, the one of components left out. */
  const groups: readonly (readonly Emoji[])[];
  export type { Emoji };
  export default groups;
}
