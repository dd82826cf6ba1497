// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { GroupView } from '../protocol/views';
import { GroupAvatar } from './GroupAvatar';

afterEach(cleanup);

it('a group whose members one no longer sees looks like a group, and not like somebody', () => {
  const { container } = render(<GroupAvatar group={{ members: [] } as unknown as GroupView} />);
  expect(container.querySelector('.lucide-users')).not.toBeNull();
});
