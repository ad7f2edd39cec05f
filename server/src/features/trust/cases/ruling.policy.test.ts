import { describe, expect, it } from 'vitest';
import { personalIn } from './ruling.policy.ts';

describe('what shoppers are told of a ruling', () => {
  it('names nobody', () => {
    expect(personalIn('主播在直播中称茶叶能治高血压，罚 4 分，已赔付 12 单。')).toBeNull();
    expect(personalIn(`买家 psn_${'0'.repeat(26)} 投诉`)).toBe(`psn_${'0'.repeat(26)}`);
    expect(personalIn('联系 13800138000')).toBe('13800138000');
    expect(personalIn('写信到 a.b@example.cn')).toBe('a.b@example.cn');
    expect(personalIn('11010119900101123X')).toBe('11010119900101123X');
    expect(personalIn('GB2099113800138000123')).toBeNull();
  });
});
