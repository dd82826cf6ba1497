import type { Plugin } from 'vite';

/** As in src/ui/tokens.css, which comes first only while one develops. */
const ORDER = '@layer reset, tokens, ui, feature;';

/** Says in which order the layers apply before any style sheet uses one. */
export function layers(): Plugin {
  return {
    name: 'parley-layers',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'asset' && output.fileName.endsWith('.css'))
          output.source =
            ORDER +
            (typeof output.source === 'string' ? output.source : new TextDecoder().decode(output.source));
      }
    },
  };
}
