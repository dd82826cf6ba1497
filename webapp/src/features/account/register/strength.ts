/** From 0 (very weak) to 4 (strong); what the person's own names contribute counts for nothing. */
export async function strength(password: string, names: readonly string[]): Promise<number> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const { dictionary, adjacencyGraphs: graphs } = common;
  const known = names.filter((name) => name.length > 2);
  return new ZxcvbnFactory({ dictionary, graphs }).check(password.slice(0, 64), known).score;
}
