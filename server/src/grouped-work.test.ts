import { describe, expect, it } from 'vitest';
import { type GroupedWorkOptions, groupedWork, Overloaded } from './grouped-work.ts';

interface Item {
  readonly key: string;
  readonly n: number;
}

/** Groups that end only when they are told to. */
function setUp(given: Partial<GroupedWorkOptions<Item, number>> = {}) {
  const groups: { items: readonly Item[]; end: (error?: Error) => void }[] = [];
  const work = groupedWork<Item, number>({
    ...{ sizeMax: 4, waitingMax: 100, keyOf: ({ key }) => key, isOfItem: () => true },
    run: (items) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(items.map(({ n }) => n * 10)));
        groups.push({ items, end });
      }),
    ...given,
  });
  const submit = (...numbers: number[]) => numbers.map((n) => work.submit({ key: String(n), n }));
  return { groups, work, submit, sizes: () => groups.map(({ items }) => items.map(({ n }) => n)) };
}
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('work in groups', () => {
  it('goes together when it comes together, in the order of arrival, and each gets its own answer', async () => {
    const { groups, submit, sizes } = setUp();
    const answers = submit(1, 2, 3);
    await turn();
    expect(sizes()).toEqual([[1, 2, 3]]);
    groups[0]?.end();
    expect(await Promise.all(answers)).toEqual([10, 20, 30]);
  });

  it('that comes while a group runs makes up the next, at most so many at once', async () => {
    const { groups, submit, sizes } = setUp();
    submit(1);
    await turn();
    submit(2, 3, 4, 5, 6);
    await turn();
    expect(sizes()).toEqual([[1]]);
    groups[0]?.end();
    await turn();
    expect(sizes()).toEqual([[1], [2, 3, 4, 5]]);
    groups[1]?.end();
    await turn();
    expect(sizes().at(-1)).toEqual([6]);
  });

  it('runs in two groups at a time when a crowd waits, and in no more', async () => {
    const { groups, submit, sizes } = setUp({ crowd: 3 });
    submit(1);
    await turn();
    submit(2, 3);
    await turn();
    expect(sizes()).toEqual([[1]]);
    submit(4);
    await turn();
    expect(sizes()).toEqual([[1], [2, 3, 4]]);
    submit(5, 6, 7, 8);
    await turn();
    expect(sizes()).toHaveLength(2);
    groups[0]?.end();
    await turn();
    expect(sizes().at(-1)).toEqual([5, 6, 7, 8]);
  });

  it('runs in as many groups as it may', async () => {
    const { groups, submit, sizes } = setUp({ crowd: 2, groupsMax: 3 });
    for (const numbers of [[1], [2, 3], [4, 5], [6, 7]]) {
      submit(...numbers);
      await turn();
    }
    expect(sizes()).toEqual([[1], [2, 3], [4, 5]]);
    groups[1]?.end();
    await turn();
    expect(sizes().at(-1)).toEqual([6, 7]);
  });

  it('of one key waits for what it did before, and holds up nobody else', async () => {
    const { groups, work, sizes } = setUp({ crowd: 1 });
    const first = work.submit({ key: 'a', n: 1 });
    const second = work.submit({ key: 'a', n: 2 });
    void work.submit({ key: 'b', n: 3 });
    await turn();
    expect(sizes()).toEqual([[1, 3]]);
    void work.submit({ key: 'c', n: 4 });
    await turn();
    expect(sizes()).toEqual([[1, 3], [4]]);
    groups[0]?.end();
    expect(await first).toBe(10);
    await turn();
    expect(sizes().at(-1)).toEqual([2]);
    groups.at(-1)?.end();
    expect(await second).toBe(20);
  });

  it('that fails for one item is done for the others', async () => {
    const run = async (items: readonly Item[]) => {
      if (items.some(({ n }) => n === 3)) throw new Error('three');
      return items.map(({ n }) => n * 10);
    };
    const { submit } = setUp({ run });
    const answers = await Promise.allSettled(submit(1, 2, 3, 4));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual([
      ...[10, 20],
      ...['failed', 40],
    ]);
  });

  it('that fails for everybody is not tried item by item', async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
      throw new Error('the database is away');
    };
    const { submit } = setUp({ run, isOfItem: () => false });
    const answers = await Promise.allSettled(submit(1, 2, 3));
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    expect(runs).toBe(1);
  });

  it('is refused when too much waits, and taken again when there is room', async () => {
    const { groups, work, submit } = setUp({ waitingMax: 2 });
    submit(1);
    await turn();
    submit(2, 3);
    await expect(work.submit({ key: '4', n: 4 })).rejects.toBeInstanceOf(Overloaded);
    groups[0]?.end();
    await turn();
    groups[1]?.end();
    const five = work.submit({ key: '5', n: 5 });
    await turn();
    groups[2]?.end();
    expect(await five).toBe(50);
  });
});
