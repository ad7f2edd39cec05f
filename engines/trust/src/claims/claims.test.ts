import { describe, expect, it } from 'vitest';
import { claims, claimTextMost, violations } from './claims.ts';
import { officialCodes } from './codes.ts';
import { rules } from './rules/rules.ts';
import type { ClaimContext, Exemption } from './types.ts';

const title: ClaimContext = { source: 'title' };

function codes(text: string, context: ClaimContext = title): readonly string[] {
  return violations(claims(text, context)).map(({ code }) => code);
}

function exemptions(text: string, context: ClaimContext = title): readonly (Exemption | null)[] {
  return claims(text, context).map(({ exempt }) => exempt);
}

describe('claims', () => {
  it('T-R105 tells where, which kind, which article, how grave, and what to write instead', () => {
    const [finding] = claims('新品上市 全网最低价 包邮', title);
    expect(finding).toMatchObject({
      code: 'ZH8',
      article: '《广告法》第九条第三项',
      gravity: 2,
      exempt: null,
      suggestion: '活动价',
    });
    expect('新品上市 全网最低价 包邮'.slice(finding!.start, finding!.end)).toBe('全网最低价');
  });

  it('T-R105 what it suggests is no violation when put in', () => {
    for (const text of ['最好吃的辣酱', '顶级和牛', '全网最低价毛巾', '销量第一的内衣', '独一无二手账本']) {
      let mended = text;
      for (let round = 0; round < 4; round++) {
        const [worst] = violations(claims(mended, title));
        if (worst === undefined) break;
        mended = mended.slice(0, worst.start) + worst.suggestion + mended.slice(worst.end);
      }
      expect(codes(mended)).toEqual([]);
    }
  });

  it('T-R106 sees through disguises, and points at all of each', () => {
    for (const hidden of [
      '全網最低價',
      '全网蕞低价',
      '全网zui低价',
      '全 网 最 低 价',
      '全网最🔥低价',
      '全网最·低·价',
      'ＴＯＰ１品牌',
      '国佳级品质',
      '国J级品质',
      '第①品牌',
      '顶ji面料',
      '防ai茶',
      '氵台疗失眠',
      '治 liao 痛 风',
    ])
      expect(codes(`新品 ${hidden} 来了`), hidden).not.toEqual([]);
    const text = '今晚全网ｚｕｉ低价开抢';
    const found = violations(claims(text, title)).map((one) => text.slice(one.start, one.end));
    expect(found.some((there) => there.includes('ｚｕｉ低'))).toBe(true);
  });

  it('T-R107 lets innocent uses pass, with the reason', () => {
    const innocent: readonly (readonly [string, Exemption, ClaimContext?])[] = [
      ['店里最便宜的就是这款', 'self-comparison', { source: 'script' }],
      ['我们一直追求最好', 'aim', { source: 'caption' }],
      ['特级初榨橄榄油', 'grade'],
      ['第一品牌®牙膏', 'mark'],
      ['最好在饭后服用', 'usage', { source: 'caption' }],
      ['哪款洗衣液最好用？', 'question', { source: 'caption' }],
      ['这不是最便宜的', 'negation', { source: 'script' }],
      ['广告法不让说“最佳”', 'quoted', { source: 'script' }],
      ['这是我买过最好的锅', 'review', { source: 'review' }],
      ['送给最美的妈妈', 'feeling', { source: 'caption' }],
      ['除菌率99.9%，报告编号WT2023-1', 'source', { source: 'picture' }],
      ['国家级自然保护区门票', 'title'],
    ];
    for (const [text, reason, context] of innocent) {
      expect(codes(text, context), text).toEqual([]);
      expect(exemptions(text, context), text).toContain(reason);
    }
  });

  it('T-R107 an excuse for one’s own shelf does not reach beyond it', () => {
    expect(codes('我们家这款是全网最便宜的', { source: 'script' })).not.toEqual([]);
    expect(codes('没有更好，只有最好', { source: 'caption' })).not.toEqual([]);
    expect(codes('追求最好？我们就是行业第一', { source: 'caption' })).not.toEqual([]);
  });

  it('T-R108 names the kind by the trade: given, or told by the text', () => {
    expect(codes('保证治愈，永不复发', { source: 'title', trade: 'drug' })).toContain('YP11');
    expect(codes('保证治愈，永不复发', { source: 'title', trade: 'medical' })).toContain('YL2');
    expect(codes('这款蜂蜜能治咳嗽')).toContain('SP1');
    expect(codes('这款面霜能治湿疹')).toContain('ZH30');
    expect(codes('不醉不归白酒')).toContain('J3');
    expect(codes('考研保过班')).toContain('ZH35');
    expect(codes('稳赚不赔的加盟项目')).toContain('ZH39');
  });

  it('T-R109 holds claims against what is certified, and says nothing where nobody asked', () => {
    const ring = (certified: ClaimContext['certified']) =>
      codes('足金999戒指', { source: 'title', certified });
    expect(ring([{ name: 'purity', value: '18K' }])).toContain('ZH47');
    expect(ring([{ name: 'purity', value: '足金999' }])).toEqual([]);
    expect(ring([])).toContain('ZH47');
    expect(ring(undefined)).toEqual([]);
    expect(codes('有机胡萝卜', { source: 'title', certified: [] })).toContain('ZH47');
    expect(
      codes('有机胡萝卜', { source: 'title', certified: [{ name: 'organic', value: '有机 CN-1' }] }),
    ).toEqual([]);
    expect(
      codes('天然A货翡翠', { source: 'title', certified: [{ name: 'treatment', value: 'B货' }] }),
    ).toContain('ZH47');
    expect(
      codes('100%羊毛围巾', { source: 'title', certified: [{ name: 'material', value: '羊毛50%' }] }),
    ).toContain('ZH47');
    expect(
      codes('日本进口锅', { source: 'title', certified: [{ name: 'origin', value: '中国广东' }] }),
    ).toContain('ZH47');
    expect(codes('有机玻璃相框', { source: 'title', certified: [] })).toEqual([]);
  });

  it('T-R110 holds an original price against the lowest of the last seven days', () => {
    const day = 86_400_000;
    const prices = (yuan: readonly number[]): ClaimContext['prices'] => ({
      nowMs: 100 * day,
      priceCents: 9900,
      past: yuan.map((price, i) => ({ atMs: (99 - i) * day, priceCents: price * 100 })),
    });
    const text = '原价199元 现价99元';
    expect(codes(text, { source: 'title', prices: prices([199, 199]) })).toEqual([]);
    expect(codes(text, { source: 'title', prices: prices([199, 149]) })).toContain('ZH47');
    expect(codes(text, { source: 'title', prices: prices([]) })).toContain('ZH47');
    expect(codes('原价两千八，今天九十九', { source: 'script' })).toContain('ZH47');
    expect(codes('原价159元，今天129元', { source: 'script' })).toEqual([]);
    expect(codes('近30天新低', { source: 'title', prices: prices([89]) })).toContain('ZH47');
    expect(codes('近30天新低', { source: 'title', prices: prices([119]) })).toEqual([]);
  });

  it('T-R111 a private person may praise what they bought, but not sell it', () => {
    expect(codes('绝对是我用过最好的面霜，没有之一，皮炎都好了', { source: 'review' })).toEqual([]);
    expect(codes('收到了，物流很快，是我买过最好的锅，老婆很喜欢', {})).toEqual([]);
    expect(codes('超好用，加我微信领优惠', { source: 'review' })).toContain('ZH26');
  });

  it('T-R112 every rule names an official kind with its article', () => {
    expect(officialCodes.size).toBe(245);
    const named = rules.flatMap(({ code, codeIn }) => [code, ...Object.values(codeIn ?? {})]);
    for (const code of named) expect(officialCodes.get(code)?.article, code).toBeTruthy();
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it('T-R113 reads up to its limit and not beyond, and the same text alike every time', () => {
    const text = `${'好'.repeat(claimTextMost)}全网最低价`;
    expect(claims(text, title)).toEqual([]);
    const once = claims('顶级 全网最低价 根治脚气', title);
    expect(claims('顶级 全网最低价 根治脚气', title)).toEqual(once);
  });

  it('T-R113 findings grow with the text, not faster', () => {
    const once = claims('顶级毛巾全网最低价。', title).length;
    expect(claims('顶级毛巾全网最低价。'.repeat(40), title).length).toBe(once * 40);
  });
});
