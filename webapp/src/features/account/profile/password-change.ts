import type { Api } from '../../../session/network/api';
import { ProblemError } from '../../../session/network/http';

/** The server may have done what was asked, or may not. */
export function isUnanswered(failure: unknown): boolean {
  if (!(failure instanceof ProblemError)) return true;
  const { code, retryAfterMillis } = failure.problem;
  return code === undefined && retryAfterMillis === undefined;
}

function isRefusal(failure: unknown, code: string): boolean {
  return failure instanceof ProblemError && failure.problem.code === code;
}

/**
 * Changes the password. Where an earlier try had no answer, the password that it was to bring may be in force: then
 * the server takes that one as the old one, and calls it the same where it is also the new one.
 */
export async function changePassword(
  api: Pick<Api, 'changePassword'>,
  oldPassword: string,
  newPassword: string,
  unanswered: string | undefined,
): Promise<void> {
  try {
    await api.changePassword(oldPassword, newPassword);
  } catch (failure) {
    if (unanswered === undefined || !isRefusal(failure, 'wrong-password')) throw failure;
    try {
      await api.changePassword(unanswered, newPassword);
    } catch (second) {
      if (!(unanswered === newPassword && isRefusal(second, 'same-password'))) throw second;
    }
  }
}
