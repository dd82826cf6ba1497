import { limits } from '../../../protocol/limits';
import { isBlank, length } from '../../../ui/text/text';

/** What the form holds. */
export interface Form {
  avatar: 'fox' | 'panda' | 'dolphin';
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
  const handle = form.handle.trim().toLowerCase();
  if (isBlank(form.nickname)) problems.nickname = 'required';
  else if (length(form.nickname.trim()) > limits.nickname) problems.nickname = 'too-long';
  if (handle === '') problems.handle = 'required';
  else if (!/^[a-z][a-z0-9_]{2,29}$/.test(handle)) problems.handle = 'invalid';
  if (form.email.trim() === '') problems.email = 'required';
  else if (!/^\S+@\S+\.\S+$/.test(form.email.trim())) problems.email = 'invalid';
  if (form.phone !== '' && !/^\+[1-9]\d{6,14}$/.test(form.phone)) problems.phone = 'invalid';
  if (form.password === '') problems.password = 'required';
  else if (length(form.password) < limits.passwordMin) problems.password = 'too-short';
  else if (length(form.password) > limits.passwordMax) problems.password = 'too-long';
  if (form.confirm !== form.password) problems.confirm = 'passwords-differ';
  return problems;
}
