import { describe, expect, it } from 'vitest';
import { closestPart, initialsLikeness, likeness, pairCoverage } from './search-likeness.ts';

describe('the closest part', () => {
  it.each([
    ['龙井', '西湖龙井茶', 0, '龙井'],
    ['龙景', '西湖龙井茶', 1, '龙井'],
    ['西胡龙井', '西湖龙井茶', 1, '西湖龙井'],
    ['西龙井', '西湖龙井茶', 1, '西湖龙井'],
    ['西龙湖井', '西湖龙井茶', 1, '西湖龙井'],
    ['snoy', 'a sony b', 1, 'sony'],
    ['headphnoes', 'headphones', 1, 'headphones'],
  ])('to %s in %s is %i away', (query, text, distance, part) => {
    const closest = closestPart(query, text);
    expect(closest.distance).toBe(distance);
    expect(text.slice(closest.start, closest.end)).toBe(part);
  });

  it('of nothing is everything away', () => {
    expect(closestPart('茶叶', '').distance).toBe(2);
  });

  it('holds for texts longer than are compared', () => {
    expect(closestPart('a'.repeat(400), 'b'.repeat(400)).distance).toBe(256);
  });
});

describe('likeness', () => {
  it('forgives one letter of a short word, two of a long one, none of a very short one', () => {
    expect(likeness('snoy', 'sony')).toBe(0.75);
    expect(likeness('xnoy', 'sony')).toBe(0);
    expect(likeness('headfones', 'headphones')).toBeGreaterThan(0.7);
    expect(likeness('tv', 'tb')).toBe(0);
  });

  it('counts words that are apart or in another order', () => {
    expect(pairCoverage('礼盒龙井', '西湖龙井茶叶礼盒')).toBe(1);
    expect(pairCoverage('手机', '西湖龙井')).toBe(0);
  });

  it('reads syllables and initials mixed', () => {
    const units = ['xi', 'hu', 'long', 'jing', 'cha'];
    expect(initialsLikeness(['x', 'h', 'l', 'j'], units)).toBe(0.8);
    expect(initialsLikeness(['l', 'jing'], units)).toBeCloseTo(0.9);
    expect(initialsLikeness(['x', 'j'], units)).toBe(0);
  });
});
