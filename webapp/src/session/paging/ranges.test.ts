import { describe, expect, it } from 'vitest';
import { add, containing, grow } from './ranges';

describe('ranges', () => {
  it('that share a place become one', () => {
    expect(add([[1, 3], [7, 9]], [3, 7])).toEqual([[1, 9]]); // prettier-ignore
  });

  it('that only touch stay apart: what stands between two places is not known', () => {
    expect(add([[1, 3]], [4, 6])).toEqual([[1, 3], [4, 6]]); // prettier-ignore
  });

  it('grow by what came next after their end, and begin anew after a hole', () => {
    expect(grow([[1, 3]], 3, 5)).toEqual([[1, 5]]);
    expect(grow([[1, 3]], 4, 5)).toEqual([[1, 3], [5, 5]]); // prettier-ignore
    expect(grow([], undefined, 0)).toEqual([[0, 0]]);
  });

  it('are found by any place in them', () => {
    expect(containing([[1, 3], [7, 9]], 8)).toEqual([7, 9]); // prettier-ignore
    expect(containing([[1, 3], [7, 9]], 5)).toBeUndefined(); // prettier-ignore
  });
});
