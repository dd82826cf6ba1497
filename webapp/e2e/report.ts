import { basename } from 'node:path';
import type { Reporter, TestCase, TestModule, SerializedError } from 'vitest/node';

/** What `BrowserTest` reads, a line each: a test that begins, how it ended, a file that could not be run. */
type Told =
  | { told: 'begins'; id: string; file: string; name: string }
  | { told: 'ended'; id: string; state: string; retries: number; errors: string[] }
  | { told: 'broken'; file: string; errors: string[] };

/** Tells each test to the JUnit test that runs these, so that it is reported under its own name. */
export default class LineReporter implements Reporter {
  onTestCaseReady(test: TestCase): void {
    tell({ told: 'begins', id: test.id, file: basename(test.module.moduleId), name: test.fullName });
  }

  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result();
    tell({
      told: 'ended',
      id: test.id,
      state,
      retries: test.diagnostic()?.retryCount ?? 0,
      errors: texts(errors),
    });
  }

  onTestModuleEnd(module: TestModule): void {
    const errors = texts(module.errors());
    if (errors.length > 0) tell({ told: 'broken', file: basename(module.moduleId), errors });
  }
}

function texts(errors: readonly SerializedError[]): string[] {
  return errors.map(({ message, stack }) => stack ?? message);
}

function tell(told: Told): void {
  console.log(`##test ${JSON.stringify(told)}`);
}
