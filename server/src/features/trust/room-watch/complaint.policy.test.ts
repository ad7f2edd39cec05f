import { describe, expect, it } from 'vitest';
import { complaintOf } from './complaint.policy.ts';

describe('what is said in the chat', () => {
  it('complains of something', () => {
    expect(complaintOf('这是假货吧')).toBe('fake');
    expect(complaintOf('收到的都是烂的')).toBe('quality');
    expect(complaintOf('货不对板！！')).toBe('misleading');
    expect(complaintOf('十天了还没发')).toBe('delivery');
    expect(complaintOf('客服不理人，要投诉')).toBe('refund');
    expect(complaintOf('ＦＡＫＥ')).toBe('fake');
  });

  it('complains of nothing by asking, by praise, or by saying that it is not so', () => {
    for (const text of [
      '没有假货',
      '不是假的，放心',
      '假一赔十吗',
      '可以退货吗',
      '支持七天无理由退货',
      '退款快',
      '假一赔十，没有假货，支持退货吗',
      '好看',
      '',
    ])
      expect(complaintOf(text), text).toBeNull();
  });
});
