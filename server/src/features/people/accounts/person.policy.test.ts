import { describe, expect, it } from 'vitest';
import {
  decideLocale,
  firstDisplayName,
  mailOfPhone,
  normalizePhone,
  reachableEmail,
} from './person.policy.ts';

describe('decideLocale', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['*', 'zh-CN'],
    ['zh-TW,zh;q=0.9', 'zh-CN'],
    ['en-GB,en;q=0.8,zh;q=0.2', 'en'],
    ['fr-FR', 'en'],
  ])('%s → %s', (header, locale) => expect(decideLocale(header)).toBe(locale));
});

describe('normalizePhone', () => {
  it.each([
    ['13812345678', '+8613812345678'],
    ['138 1234 5678', '+8613812345678'],
    ['+86 138-1234-5678', '+8613812345678'],
    ['0044 20 7946 0958', '+442079460958'],
    ['+1 (415) 555-0100', '+14155550100'],
    ['12345', null],
    ['12812345678', null],
    ['+0123456789', null],
    ['+86 138 1234 5678 ext 9', null],
    ['', null],
  ])('%s → %s', (typed, phone) => expect(normalizePhone(typed)).toBe(phone));
});

describe('names and addresses', () => {
  it('calls people by what they said, else by what they gave', () => {
    expect(firstDisplayName({ name: ' 林夏 ', email: 'a@b.cn', phone: null })).toBe('林夏');
    expect(firstDisplayName({ name: '', email: 'lin@b.cn', phone: null })).toBe('lin');
    expect(firstDisplayName({ name: '', email: null, phone: '+8613812345678' })).toBe('···5678');
    expect(firstDisplayName({ name: 'x'.repeat(200), email: null, phone: null })).toHaveLength(40);
  });

  it('knows the stand-in address of a phone from one that mail reaches', () => {
    expect(reachableEmail(mailOfPhone('+8613812345678'))).toBeNull();
    expect(reachableEmail('lin@b.cn')).toBe('lin@b.cn');
  });
});
