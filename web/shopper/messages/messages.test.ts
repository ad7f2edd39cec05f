import { describe, expect, it } from 'vitest';
import { messages as en } from './en.ts';
import { messages as zh } from './zh-cn.ts';

/** Every text of a dictionary by its path; functions are called with stand-ins. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(path.startsWith('why') ? {} : 2, 3))]];
  return Object.entries(value as object).flatMap(([key, part]) =>
    textsOf(part, path === '' ? key : `${path}.${key}`),
  );
}

describe('the dictionaries', () => {
  const chinese = new Map(textsOf(zh));
  const english = new Map(textsOf(en));

  it('say the same things', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('leave nothing empty or unfilled', () => {
    for (const [path, text] of [...chinese, ...english]) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toContain('undefined');
    }
  });

  it('raise no voice', () => {
    for (const [path, text] of [...chinese, ...english]) expect(text, path).not.toMatch(/[!！]/);
  });

  it('speak Chinese in Chinese', () => {
    const latin = ['me.version', 'orders.providers.stripe', 'checkout.quantity'];
    for (const [path, text] of chinese)
      if (!latin.includes(path)) expect(text, path).toMatch(/\p{Script=Han}/u);
  });

  it('speak English in English', () => {
    for (const [path, text] of english)
      if (path !== 'me.version') expect(text, path).not.toMatch(/\p{Script=Han}/u);
  });

  it('have a reason for each code of the feed', () => {
    const codes = [
      'watched-similar',
      'author-followed',
      'author-liked',
      'category-liked',
      'category-searched',
      'suits-you',
      'trending',
      'fresh',
      'explore',
      'new-person',
      'author-chosen',
      'category-chosen',
      'near',
      'fresh-chosen',
      'familiar-chosen',
      ...['off', 'off-trending', 'off-fresh', 'off-near', 'off-selling'],
    ];
    for (const code of codes) expect(Object.keys(zh.why)).toContain(code);
  });
});
