import { expect, it } from 'vitest';
import { invitation } from '../login/LoggedOutPage';
import { toE164 } from './phone';
import { check, type Form } from './registration';

const good: Form = {
  avatar: 'fox',
  nickname: '林小雨',
  handle: 'Xiaoyu',
  email: 'x@example.org',
  phone: '',
  password: 'long enough',
  confirm: 'long enough',
};

it('a good form has no problems', () => {
  expect(check(good)).toEqual({});
});

it.each<[Partial<Form>, string, string]>([
  [{ nickname: '\u200b ' }, 'nickname', 'required'],
  [{ nickname: '🙂'.repeat(41) }, 'nickname', 'too-long'],
  [{ handle: '1abc' }, 'handle', 'invalid'],
  [{ handle: 'ab' }, 'handle', 'invalid'],
  [{ email: 'nowhere' }, 'email', 'invalid'],
  [{ phone: '12' }, 'phone', 'invalid'],
  [{ password: 'short', confirm: 'short' }, 'password', 'too-short'],
  [{ confirm: 'another one' }, 'confirm', 'passwords-differ'],
])('%j is told at its field', (fields, field, code) => {
  expect(check({ ...good, ...fields })).toEqual({ [field]: code });
});

it('a phone number becomes E.164', () => {
  expect(toE164('138 0013 8000', 'CN')).toBe('+8613800138000');
  expect(toE164('+44 20 7946 0000', 'CN')).toBe('+442079460000');
});

it('an invitation leads back to the one who invited, and nowhere else', () => {
  expect(invitation({ search: '?next=%2Fadd%2Fbob' })).toEqual({
    next: '/add/bob',
    query: '?next=%2Fadd%2Fbob',
    handle: 'bob',
  });
  expect(invitation({ search: '?next=https%3A%2F%2Fevil.example' })).toMatchObject({
    next: '/',
    handle: undefined,
  });
  expect(invitation({ search: '?next=%2F%2Fevil.example' })).toMatchObject({ next: '/' });
});

it('what an invite link of a group holds goes along behind the hash alone', () => {
  expect(invitation({ search: '?next=%2Fjoin', hash: '#a.b.c' })).toEqual({
    next: '/join#a.b.c',
    query: '?next=%2Fjoin#a.b.c',
    handle: undefined,
  });
  expect(invitation({ search: '', hash: '#a' })).toMatchObject({ next: '/', query: '' });
});
