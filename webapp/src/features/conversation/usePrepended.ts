import { useState } from 'react';
import type { Row } from './rows';

/** Whether the last change put rows before the first one. */
export function usePrepended(rows: readonly Row[]): boolean {
  const [seen, setSeen] = useState({ rows, prepended: false });
  if (seen.rows === rows) return seen.prepended;
  const first = firstMessage(seen.rows);
  const prepended =
    first !== undefined && first !== firstMessage(rows) && rows.some((row) => row.key === first);
  setSeen({ rows, prepended });
  return prepended;
}

function firstMessage(rows: readonly Row[]): string | undefined {
  return rows.find((row) => row.type !== 'day' && row.type !== 'new')?.key;
}
