/**
 * Work of many callers that is cheaper together: what is asked for while a group runs waits, and makes up the next one.
 * Alone it runs at once; under a burst hundreds share one transaction, first come, first served. Nothing is to be set:
 * the busier, the larger the groups.
 */
export interface GroupedWork<Item, Answer> {
  /** @throws Overloaded when too many wait; what `run` throws for this item */
  submit(item: Item): Promise<Answer>;
}

export interface GroupedWorkOptions<Item, Answer> {
  /** So many go together at most. */
  readonly sizeMax: number;
  /** So many wait at most; one more is refused at once instead of late. */
  readonly waitingMax: number;
  /**
   * Another group runs beside the first, so that one is prepared while the other commits, when so many wait; fewer cost
   * less together. 100 when not given.
   */
  readonly crowd?: number;
  /** So many groups run beside one another at most: 2 when not given. */
  readonly groupsMax?: number;
  /** Items of one key never run at the same time: the later sees what the earlier did. */
  readonly keyOf: (item: Item) => string;
  /** All of a group, in the order of arrival; one answer each, in that order. Run again in parts when it throws. */
  readonly run: (items: readonly Item[]) => Promise<readonly Answer[]>;
  /** Whether an error may be one item's fault, so that the others are tried without it; else all of the group fail. */
  readonly isOfItem: (error: unknown) => boolean;
}

const crowdUsual = 100;
const groupsMaxUsual = 2;

export class Overloaded extends Error {
  constructor() {
    super('too many requests wait');
  }
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly key: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export function groupedWork<Item, Answer>(
  options: GroupedWorkOptions<Item, Answer>,
): GroupedWork<Item, Answer> {
  type One = Waiting<Item, Answer>;
  let queue: One[] = [];
  // Those whose key is in the queue or runs, behind it, in order.
  const behind = new Map<string, One[]>();
  let waiting = 0;
  let running = 0;
  let scheduled = false;

  const { crowd = crowdUsual, groupsMax = groupsMaxUsual } = options;
  const mayStart = () =>
    queue.length > 0 && (running === 0 || (running < groupsMax && queue.length >= crowd));

  const settle = ({ key }: One) => {
    const next = behind.get(key)?.shift();
    if (next === undefined) behind.delete(key);
    else queue.push(next);
  };

  const runAll = async (group: readonly One[]): Promise<void> => {
    try {
      const answers = await options.run(group.map(({ item }) => item));
      for (const [index, one] of group.entries()) one.resolve(answers[index] as Answer);
    } catch (error) {
      if (group.length === 1 || !options.isOfItem(error)) {
        for (const one of group) one.reject(error);
        return;
      }
      const half = group.length >> 1;
      await runAll(group.slice(0, half));
      await runAll(group.slice(half));
    }
  };

  const start = () => {
    scheduled = false;
    while (mayStart()) {
      const group = queue.slice(0, options.sizeMax);
      queue = queue.slice(options.sizeMax);
      waiting -= group.length;
      running += 1;
      void runAll(group).finally(() => {
        running -= 1;
        for (const one of group) settle(one);
        start();
      });
    }
  };

  return {
    submit(item) {
      if (waiting >= options.waitingMax) return Promise.reject(new Overloaded());
      return new Promise<Answer>((resolve, reject) => {
        const key = options.keyOf(item);
        const one = { item, key, resolve, reject };
        waiting += 1;
        const chain = behind.get(key);
        if (chain === undefined) {
          behind.set(key, []);
          queue.push(one);
        } else chain.push(one);
        // After all that has arrived by now: what comes in one moment goes together.
        if (!scheduled && mayStart()) {
          scheduled = true;
          setImmediate(start);
        }
      });
    },
  };
}
