import { newId, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { personalIn } from './ruling.policy.ts';

const atMs = Date.UTC(2026, 10, 20);

describe('what shoppers are told of a ruling', () => {
  it('is of the case', () => {
    expect(personalIn('主播在直播中称茶叶能治高血压，罚 4 分，已赔付 12 单。')).toBeNull();
    expect(personalIn('GB2099113800138000123')).toBeNull();
  });

  it('names nobody by an id', () => {
    const random = seededRandom(1);
    const kinds = [
      ...(['person', 'creator', 'order', 'address', 'claim'] as const),
      ...(['compensation', 'comment', 'after-sale', 'review'] as const),
    ];
    for (const kind of kinds) {
      const id = newId(kind, atMs, random);
      expect(personalIn(`买家 ${id} 投诉`), kind).toBe(id);
      expect(personalIn(id.toUpperCase()), kind).not.toBeNull();
    }
  });

  it('names nobody by a number or an address, however it is written', () => {
    for (const said of [
      ...['13800138000', '138-0013-8000', '138 0013 8000', '+86 138 0013 8000', '8613800138000'],
      ...['a.b@example.cn', '11010119900101123X'],
    ])
      expect(personalIn(`联系 ${said}。`), said).toBe(said);
    expect(personalIn('联系 １３８００１３８０００')).toBe('13800138000');
  });
});
