// All checks of the web app, in the order in which they fail fastest; called by `mvn verify` and `npm run check`.
import { execSync } from 'node:child_process';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
const steps = [
  ['contract', 'node scripts/generate.mjs'],
  ['format', 'npx --no-install prettier --check --log-level warn .'],
  ['messages', 'node scripts/check-messages.mjs'],
  ['styles', 'node scripts/check-styles.mjs'],
  [
    'types',
    'npx --no-install tsc -p . && npx --no-install tsc -p src/worker && npx --no-install tsc -p tsconfig.e2e.json',
  ],
  ['lint', 'npx --no-install eslint --max-warnings 0 .'],
  ['tests', 'npx --no-install vitest run'],
  ['size', 'node scripts/check-size.mjs'],
];
for (const [name, command] of steps) {
  console.log(`web app: ${name}`);
  execSync(command, { stdio: 'inherit' });
}
