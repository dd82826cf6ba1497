import { problemText, type Translate } from '../i18n';
import { ProblemError } from '../session/network/http';

/** Refusals that name no field belong to one all the same. */
const fieldOf: Record<string, string> = {
  'handle-taken': 'handle',
  'email-taken': 'email',
  'phone-taken': 'phone',
};

/** What to show for a failed form: beside which field (`''`: the whole form), and what. */
export function formProblem(t: Translate, error: unknown): { field: string; text: string } {
  if (!(error instanceof ProblemError)) return { field: '', text: t('problem.network') };
  const { code, field, retryAfterMillis } = error.problem;
  if (retryAfterMillis !== undefined) {
    return { field: '', text: t('problem.busy', { seconds: Math.ceil(retryAfterMillis / 1000) }) };
  }
  if (code === undefined) return { field: '', text: t('problem.network') };
  const at = field ?? fieldOf[code] ?? '';
  return { field: at, text: problemText(t, code, at) };
}
