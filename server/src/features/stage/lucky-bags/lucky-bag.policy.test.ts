import { minuteMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { masked } from './draw.service.ts';
import { decideInput, missingConditions, rulesOf, spoken } from './lucky-bag.policy.ts';
import type { BagInput } from './lucky-bag.schema.ts';
import { canonicalJson } from './seed-commitment.ts';

const prize = {
  ...{ variantId: 'var', productId: 'prd', shopId: 'shp', title: '杯', variantTitle: '蓝', pictureKey: null },
  ...{ unitPriceCents: 50_000, currency: 'CNY', onSale: true },
};
const input: BagInput = { variantId: 'var', winners: 100, minutes: 5, conditions: [] };

describe('a lucky bag', () => {
  it('is worth 50,000 yuan at most', () => {
    expect(decideInput(input, prize, []).ok).toBe(true);
    expect(decideInput(input, { ...prize, unitPriceCents: 50_001 }, [])).toMatchObject({
      failure: { type: 'prize-too-large', valueCents: 5_000_100 },
    });
    expect(decideInput(input, { ...prize, onSale: false }, [])).toMatchObject({
      failure: { type: 'not-on-sale' },
    });
    expect(decideInput(input, undefined, [])).toMatchObject({ failure: { type: 'not-found' } });
  });

  it('hears a phrase whatever its case, width and spaces, and takes no banned one', () => {
    expect(spoken(' ＬＩＶＥ 好 运 ')).toBe('live好运');
    const saying = (text: string) => ({ ...input, conditions: [{ kind: 'phrase' as const, text }] });
    expect(decideInput(saying('  '), prize, [])).toMatchObject({ failure: { field: 'conditions' } });
    expect(decideInput(saying('全网 最 便宜'), prize, ['最便宜'])).toMatchObject({
      failure: { field: 'conditions' },
    });
    expect(decideInput(saying('好运'), prize, ['最便宜']).ok).toBe(true);
  });

  it('says which conditions are missing', () => {
    const conditions = [
      { kind: 'watch', minutes: 2 },
      { kind: 'phrase', text: '好运' },
      { kind: 'follow' },
    ] as const;
    const nothing = { watchedMs: 2 * minuteMs - 1, saidPhrase: false, follows: false };
    expect(missingConditions(conditions, nothing)).toEqual(['watch', 'phrase', 'follow']);
    const all = { watchedMs: 2 * minuteMs, saidPhrase: true, follows: true };
    expect(missingConditions(conditions, all)).toEqual([]);
  });

  it('has rules that say all that entrants rely on, in one text', () => {
    const rules = rulesOf(input, prize, { id: 'bag', roomId: 'rom', publishedAtMs: 0 });
    expect(rules).toMatchObject({
      bagId: 'bag',
      winners: 100,
      closesAt: '1970-01-01T00:05:00.000Z',
      claimDays: 7,
    });
    expect(rules.prize).toMatchObject({ valueCents: 50_000, title: '杯' });
    expect(canonicalJson(JSON.parse(canonicalJson(rules)))).toBe(canonicalJson(rules));
  });

  it('names its winners so that they know themselves', () => {
    expect(['王小明', '王五', '王', '', 'Ann Lee'].map(masked)).toEqual([
      '王**明',
      '王*',
      '王*',
      '*',
      'A**e',
    ]);
  });
});
