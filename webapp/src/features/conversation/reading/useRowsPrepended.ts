import { useState } from 'react';
import type { Row } from '../messages/rows';

/** Whether the last change put rows before the first one, or took the first ones away. */
export function useRowsPrepended(rows: readonly Row[]): boolean {
  const [seen, setSeen] = useState({ rows, shifted: false });
  if (seen.rows === rows) return seen.shifted;
  const [before, after] = [firstMessage(seen.rows), firstMessage(rows)];
  const has = (among: readonly Row[], key: string | undefined) => among.some((row) => row.key === key);
  const shifted = before !== after && (has(rows, before) || has(seen.rows, after));
  setSeen({ rows, shifted });
  return shifted;
}

function firstMessage(rows: readonly Row[]): string | undefined {
  return rows.find((row) => row.type !== 'day' && row.type !== 'new')?.key;
}
