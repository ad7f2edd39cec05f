import { describe, expect, it } from 'vitest';
import { PageTurns } from './page-turns.ts';

/** Work that ends when it is told to. */
function workOf(begun: string[], name: string) {
  let end: (failed?: Error) => void = () => undefined;
  const work = () =>
    new Promise<string>((resolve, reject) => {
      begun.push(name);
      end = (failed) => (failed === undefined ? resolve(name) : reject(failed));
    });
  return { work, end: (failed?: Error) => end(failed) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns of pages', () => {
  it('are one at a time for each person, and hold up nobody else', async () => {
    const begun: string[] = [];
    const turns = new PageTurns();
    const [one, two, other] = ['one', 'two', 'other'].map((name) => workOf(begun, name));
    const answers = [turns.take('a', one!.work), turns.take('a', two!.work), turns.take('b', other!.work)];
    await settled();
    expect(begun).toEqual(['one', 'other']);
    one!.end();
    await settled();
    expect(begun).toEqual(['one', 'other', 'two']);
    two!.end();
    other!.end();
    expect(await Promise.all(answers)).toEqual(['one', 'two', 'other']);
  });

  it('go on after one that failed', async () => {
    const begun: string[] = [];
    const turns = new PageTurns();
    const [bad, good] = ['bad', 'good'].map((name) => workOf(begun, name));
    const answers = Promise.allSettled([turns.take('a', bad!.work), turns.take('a', good!.work)]);
    bad!.end(new Error('away'));
    await settled();
    good!.end();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});
