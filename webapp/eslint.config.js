import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A layer may import itself and those after it, in the order that the message below tells. */
const layers = {
  app: [],
  'features/account': ['app', 'features/friendship', 'features/conversation', 'features/group'],
  'features/friendship': ['app', 'features/account', 'features/conversation', 'features/group'],
  'features/conversation': ['app', 'features/account', 'features/friendship', 'features/group'],
  'features/group': ['app', 'features/account', 'features/friendship', 'features/conversation'],
  people: ['app', 'features', 'problems'],
  problems: ['app', 'features', 'people'],
  'session/hooks': ['app', 'features', 'people', 'problems', 'ui', 'i18n'],
  session: ['app', 'features', 'people', 'problems', 'ui', 'i18n', 'hooks'],
  ui: ['app', 'features', 'people', 'problems', 'session'],
  i18n: ['app', 'features', 'people', 'problems', 'session', 'ui'],
  protocol: ['app', 'features', 'people', 'problems', 'session', 'ui', 'i18n', 'browser'],
  browser: ['app', 'features', 'people', 'problems', 'session', 'ui', 'i18n', 'protocol'],
};
/** What is outside React, but for its hooks. */
const outsideReact = ['session', 'protocol', 'browser'];

const directions = Object.entries(layers)
  .filter(([, forbidden]) => forbidden.length > 0)
  .map(([layer, forbidden]) => ({
    files: [`src/${layer}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.{ts,tsx}', ...(layer === 'session' ? ['src/session/hooks/**'] : [])],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: outsideReact.includes(layer) ? ['react', 'react-dom', 'react-router'] : [],
          patterns: [
            {
              regex: `^(\\.\\./)+(${[...forbidden.map((each) => each.replace('features/', '(features/)?')), 'testing'].join('|')})/`,
              message:
                'Imports go app → features → people, problems → session, ui → i18n → protocol, browser; features do not know each other.',
            },
          ],
        },
      ],
    },
  }));

export default defineConfig(
  { ignores: ['target', 'node_modules', 'src/protocol/generated'] },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      hooks.configs.flat.recommended,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // a reload and a rejected promise are handled where they are made
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 300 }],
    },
  },
  ...directions,
);
