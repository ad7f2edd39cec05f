import { checklistFor, inspectedKinds } from '@kanmai/trust';
import { describe, expect, it } from 'vitest';
import { isFoundFalse } from './false-goods.policy.ts';

describe('goods that are held back', () => {
  it('are false by some items of their checklist, and only worse than was said by others', () => {
    const heldBackBy = inspectedKinds.flatMap((kind) =>
      checklistFor(kind).items.flatMap((item) => ('fatal' in item ? [item.code] : [])),
    );
    const isFalse = (item: string) => isFoundFalse({ outcome: 'rejected', because: [item] });
    expect([...new Set(heldBackBy.filter((item) => !isFalse(item)))]).toEqual(
      // biome-ignore format: one line
      ['model', 'storage', 'account-lock', 'network-lock', 'appearance', 'weight', 'closure'],
    );
    expect(heldBackBy.filter(isFalse)).toHaveLength(9);
    expect(isFoundFalse({ outcome: 'rejected', because: ['inspector'] })).toBe(false);
    expect(isFoundFalse({ outcome: 'lower', because: ['screen', 'grade'] })).toBe(false);
  });
});
