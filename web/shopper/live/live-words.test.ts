import { describe, expect, it } from 'vitest';
import { liveMessages as en } from './live-en.ts';
import { liveMessages as zh } from './live-zh-cn.ts';

/** Every text by its path; functions are called with stand-ins. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(2, 3))]];
  return Object.entries(value as object).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));
}

describe('the words of live rooms', () => {
  it('say the same things in both languages, quietly', () => {
    const [chinese, english] = [textsOf(zh), textsOf(en)];
    expect(english.map(([path]) => path).sort()).toEqual(chinese.map(([path]) => path).sort());
    for (const [path, text] of [...chinese, ...english]) expect(text, path).toMatch(/^[^!！]+$/);
    for (const [path, text] of chinese) expect(text, path).toMatch(/\p{Script=Han}/u);
    for (const [path, text] of english) expect(text, path).not.toMatch(/\p{Script=Han}/u);
  });
});
