import { describe, expect, it } from 'vitest';
import { readBagDraft, readPacketDraft, readPollDraft, readSaleDraft } from './offer-draft.ts';

describe('a flash sale', () => {
  it('is cheaper than usual, of some pieces, some of them for one person', () => {
    expect(readSaleDraft({ price: '9.9', quantity: '50', perPerson: '2' }, 1_990)).toEqual({
      ...{ ok: true, priceCents: 990, quantity: 50, perPersonMax: 2 },
    });
  });

  it('says all that is wrong', () => {
    const reading = readSaleDraft({ price: '19.90', quantity: '0', perPerson: '100' }, 1_990);
    expect(reading.ok ? [] : [...reading.wrong]).toEqual(['price', 'quantity', 'perPerson']);
  });
});

describe('a lucky bag', () => {
  const draft = { winners: '3', minutes: 5, watchMinutes: 10, phrase: ' 番茄好吃 ', follow: true };

  it('asks for nothing that takes longer than it is open', () => {
    expect(readBagDraft(draft)).toEqual({
      winners: 3,
      conditions: [{ kind: 'watch', minutes: 5 }, { kind: 'phrase', text: '番茄好吃' }, { kind: 'follow' }],
    });
  });

  it('may ask for nothing, and has a winner', () => {
    expect([
      readBagDraft({ ...draft, watchMinutes: 0, phrase: '  ', follow: false })?.conditions,
      readBagDraft({ ...draft, winners: '0' }),
      readBagDraft({ ...draft, winners: '101' }),
    ]).toEqual([[], null, null]);
  });
});

describe('a red packet being written', () => {
  it('holds a cent to 200 yuan a part on average', () => {
    expect(readPacketDraft({ total: '50', count: '20' })).toEqual({ ok: true, totalCents: 5_000, count: 20 });
    const wrong = (total: string, count: string) => {
      const reading = readPacketDraft({ total, count });
      return reading.ok ? [] : [...reading.wrong];
    };
    expect(wrong('0.99', '1')).toEqual(['total']);
    expect(wrong('1', '101')).toEqual(['count']);
    expect(wrong('201', '1')).toEqual(['count']);
    expect(wrong('', '')).toEqual(['total', 'count']);
  });
});

describe('a poll being written', () => {
  it('asks one thing and has two different answers', () => {
    const question = ' 先讲哪款 ';
    expect(readPollDraft({ question, options: ['甲', ' 乙', '', ''] })).toEqual({
      ...{ question: '先讲哪款', options: ['甲', '乙'] },
    });
    for (const options of [
      ['甲', ''],
      ['甲', '甲 '],
    ])
      expect(readPollDraft({ question, options })).toBeNull();
    expect(readPollDraft({ question: ' ', options: ['甲', '乙'] })).toBeNull();
  });
});
