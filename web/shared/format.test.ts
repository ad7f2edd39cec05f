import { describe, expect, it } from 'vitest';
import { countText, dayRangeText, durationText, moneyText, priceParts, relativeTime } from './format.ts';

describe('prices', () => {
  it('come apart as the language writes them', () => {
    expect(priceParts(12_800_000, 'CNY', 'zh-CN')).toMatchObject({
      symbol: '¥',
      whole: '128,000',
      decimals: '.00',
    });
    expect(priceParts(2990, 'CNY', 'en')).toMatchObject({ symbol: '¥', whole: '29', decimals: '.90' });
  });
  it('know currencies without minor units', () => {
    expect(priceParts(500, 'JPY', 'en')).toMatchObject({ whole: '500', decimals: '' });
    expect(moneyText(500, 'JPY', 'en')).toBe('¥500');
  });
  it('keep the sign of a refund', () => {
    expect(priceParts(-150, 'CNY', 'en').text).toBe('-¥1.50');
  });
});

describe('counts', () => {
  it('are short in each language', () => {
    expect(countText(999, 'zh-CN')).toBe('999');
    expect(countText(12_345, 'zh-CN')).toBe('1.2万');
    expect(countText(12_345, 'en')).toBe('12.3K');
  });
});

describe('times', () => {
  const nowMs = Date.parse('2026-05-04T12:00:00Z');
  const at = (deltaMs: number) => new Date(nowMs + deltaMs).toISOString();
  it('are relative within a day', () => {
    expect(relativeTime(at(-5_000), 'en', nowMs)).toBe('now');
    expect(relativeTime(at(-3 * 60_000), 'en', nowMs)).toBe('3 min. ago');
    expect(relativeTime(at(-2 * 3_600_000), 'zh-CN', nowMs)).toBe('2小时前');
  });
  it('are absolute after, with the year only when it is another one', () => {
    expect(relativeTime(at(-3 * 86_400_000), 'en', nowMs)).toMatch(/^May 1/);
    expect(relativeTime('2024-02-03T12:00:00Z', 'en', nowMs)).toBe('Feb 3, 2024');
  });
  it('name a span of days without moving it by the zone', () => {
    expect(dayRangeText('2026-11-24', '2026-11-26', 'en')).toMatch(/^Nov 24\s*–\s*26$/);
  });
  it('count minutes of a clip', () => {
    expect(durationText(65_000)).toBe('1:05');
    expect(durationText(-1)).toBe('0:00');
  });
});
