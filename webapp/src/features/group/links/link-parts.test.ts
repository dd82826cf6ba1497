import { expect, it } from 'vitest';
import { addressOf, linkParts } from './link-parts';

const CONVERSATION = '5d1c0f0e-7a56-5b3a-8f0d-3b1f6c2a9e47';
const LINK = '0c1de7a4-3b52-8d87-9a3e-5e0f1a2b3c4d';
const TOKEN = 'kX2_0b9uTq1sWmZr8dYf3A';

it('a link is read as it was made', () => {
  const { hash, pathname, search } = new URL(
    addressOf('https://parley.example', `${CONVERSATION}.${LINK}.${TOKEN}`),
  );
  expect(linkParts(hash)).toEqual({ conversationId: CONVERSATION, linkId: LINK, token: TOKEN });
  expect(pathname + search).toBe('/join');
});

it.each(['', '#', `#${CONVERSATION}`, `#${CONVERSATION}.${LINK}`, `#${CONVERSATION}.${LINK}.`])(
  '%s is no link',
  (hash) => {
    expect(linkParts(hash)).toBeUndefined();
  },
);

it('what is longer or of other characters is no link', () => {
  expect(linkParts(`#${CONVERSATION}.${LINK}.${TOKEN}.more`)).toBeUndefined();
  expect(linkParts(`#${CONVERSATION}.${LINK}.a/b`)).toBeUndefined();
  expect(linkParts(`#../x.${LINK}.${TOKEN}`)).toBeUndefined();
});
