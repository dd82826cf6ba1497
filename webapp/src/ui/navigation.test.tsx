// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { BrowserRouter, useLocation } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useBack, useClose, useOpen, useTab } from './navigation';

afterEach(cleanup);
// jsdom has one history for all tests: each begins at a new end of it
beforeEach(() => {
  history.pushState(null, '', '/');
});

function Page() {
  const { pathname } = useLocation();
  const open = useOpen();
  const close = useClose('/');
  const back = useBack('/');
  const tab = useTab();
  const to = (path: string) => () => {
    open(path);
  };
  return (
    <>
      <h1>{pathname}</h1>
      {['/c/a', '/c/a/about', '/c/b', '/c/c', '/people/bob'].map((path) => (
        <button key={path} onClick={to(path)}>
          {path}
        </button>
      ))}
      <button onClick={() => open('/c/made', { replace: true })}>made</button>
      <button onClick={close}>close</button>
      <button onClick={back}>back</button>
      <button onClick={() => tab('/people')}>tab</button>
    </>
  );
}

/** Does one after the other, and says where that leads: a name of a button, or `Back` of the browser. */
async function walk(...steps: [does: string, leads: string][]) {
  render(
    <BrowserRouter>
      <Page />
    </BrowserRouter>,
  );
  for (const [does, leads] of steps) {
    if (does === 'Back') history.back();
    else fireEvent.click(screen.getByRole('button', { name: does }));
    await vi.waitFor(() => {
      expect(screen.getByRole('heading').textContent, does).toBe(leads);
    });
  }
}

it('Back leads from a chat to the chat before it, and from there to the list', async () => {
  await walk(
    ['/c/a', '/c/a'],
    ['/c/b', '/c/b'],
    ['/c/a', '/c/a'],
    ['Back', '/c/b'],
    ['Back', '/c/a'],
    ['Back', '/'],
  );
});

it('a chat that is open already is not opened twice', async () => {
  await walk(['/c/a', '/c/a'], ['/c/a', '/c/a'], ['Back', '/']);
});

it('closing leaves all chats for the list, and what stands beside a chat for the chat', async () => {
  await walk(['/c/a', '/c/a'], ['/c/b', '/c/b'], ['/c/c', '/c/c'], ['close', '/']);
  cleanup();
  await walk(
    ['/c/b', '/c/b'],
    ['/c/a', '/c/a'],
    ['/c/a/about', '/c/a/about'],
    ['close', '/c/a'],
    ['close', '/'],
  );
});

it('closing leads to the list from a chat that was opened by its address, and from the next one', async () => {
  history.replaceState(null, '', '/c/a');
  await walk(['close', '/']);
  cleanup();
  history.replaceState(null, '', '/c/a');
  await walk(['/c/b', '/c/b'], ['close', '/']);
});

it('a person is left for the chat from which one came, and the way back to it adds nothing', async () => {
  await walk(['/c/a', '/c/a'], ['/people/bob', '/people/bob'], ['close', '/c/a'], ['close', '/']);
  cleanup();
  await walk(['/c/a', '/c/a'], ['/people/bob', '/people/bob'], ['/c/a', '/c/a'], ['back', '/']);
});

it('what takes the place of a page is left as that page would be', async () => {
  await walk(['/c/a', '/c/a'], ['/c/b', '/c/b'], ['made', '/c/made'], ['Back', '/c/a']);
});

it('a tab leaves whatever is open above the list', async () => {
  await walk(['/c/a', '/c/a'], ['/c/b', '/c/b'], ['/people/bob', '/people/bob'], ['tab', '/people']);
});
