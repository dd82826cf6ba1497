import { limits } from '../../../protocol/limits';
import type { AvatarName } from '../../../ui/avatar/Avatar';
import { isBlank, length } from '../../../ui/text/text';

/** What the form holds. */
export interface Form {
  /** Absent for the initial of the nickname. */
  avatar: AvatarName | undefined;
  nickname: string;
  handle: string;
  email: string;
  phone: string;
  password: string;
  confirm: string;
}

export type FormField = Exclude<keyof Form, 'avatar'>;
export type FormProblems = Partial<Record<FormField, string>>;

/** Codes of what is plainly wrong, told before anything is sent. The server decides. */
export function check(form: Form): FormProblems {
  const problems: FormProblems = {};
  const nickname = nicknameProblem(form.nickname);
  const password = passwordProblem(form.password);
  const handle = form.handle.trim().toLowerCase();
  if (nickname !== undefined) problems.nickname = nickname;
  if (handle === '') problems.handle = 'required';
  else if (!/^[a-z][a-z0-9_]{2,29}$/.test(handle)) problems.handle = 'invalid';
  if (form.email.trim() === '') problems.email = 'required';
  else if (!/^\S+@\S+\.\S+$/.test(form.email.trim())) problems.email = 'invalid';
  if (form.phone !== '' && !/^\+[1-9]\d{6,14}$/.test(form.phone)) problems.phone = 'invalid';
  if (password !== undefined) problems.password = password;
  if (form.confirm !== form.password) problems.confirm = 'passwords-differ';
  return problems;
}

export function nicknameProblem(nickname: string): string | undefined {
  if (isBlank(nickname)) return 'required';
  return length(nickname.trim()) > limits.nickname ? 'too-long' : undefined;
}

/** Of one that is chosen. */
export function passwordProblem(password: string): string | undefined {
  if (password === '') return 'required';
  if (length(password) < limits.passwordMin) return 'too-short';
  return length(password) > limits.passwordMax ? 'too-long' : undefined;
}
