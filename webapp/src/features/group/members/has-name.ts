import { findName } from '../../../ui/text/find-name';
import type { Readings } from '../../../ui/text/pinyin';

/** Whether what was typed is in one of the names, in whatever script. */
export function hasName(names: readonly (string | undefined)[], query: string, readings: Readings): boolean {
  return (
    query === '' || names.some((name) => name !== undefined && findName(name, query, readings) !== undefined)
  );
}
