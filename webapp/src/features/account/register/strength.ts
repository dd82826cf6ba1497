/** From 0 (very weak) to 4 (strong); what the person's own names contribute counts for nothing. */
export type Strength = (password: string, names: readonly string[]) => number;

let loading: Promise<Strength> | undefined;

/** What tells it is some 200 KiB, most of it words: only those who choose a password fetch it. */
export function loadStrength(): Promise<Strength> {
  loading ??= load().catch((error: unknown) => {
    // a network that is down now needn't be at the next letter
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Strength> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs: graphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs });
  return (password, names) => {
    const known = names.filter((name) => name.length > 2);
    return zxcvbn.check(password.slice(0, 64), known).score;
  };
}
