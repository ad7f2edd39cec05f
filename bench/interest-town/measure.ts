import { randomPick, seededRandom } from '@kanmai/kernel';
import { react, sessionsOf } from './simulator/days.ts';
import { type Town, type TownItem, townSize } from './simulator/town.ts';

/** Somebody who fills pages: the engine, or a peer beside it. */
export interface TownPolicy {
  /** New items of a day, before anybody comes. */
  publish(items: readonly TownItem[], atMs: number): void;
  /** Item numbers not yet watched by the person, best first. */
  page(person: number, count: number, atMs: number): readonly number[];
  watched(person: number, item: TownItem, what: ReturnType<typeof react>, atMs: number): void;
}

export const checkpoints = [5, 20, 100] as const;
/** Items of a page, as the shopper's screen asks for them. */
const pageLength = 6;
/** Items that are judged after a checkpoint. */
const judgedLength = 10;
/** People who came before are the ones a town begins with: an engine knows nothing of anybody then. */
const firstJudgedDay = 4;

/**
 * Of what the best ten unwatched items would bring a person, the share that the ten items served bring, as expectations;
 * right after the person has watched 5, 20 and 100 items. The mean over the people who came from the fourth day on.
 */
export function idealShares(town: Town, policy: TownPolicy): number[] {
  const random = seededRandom(town.seed * 104_729 + 5);
  const watched = town.people.map(() => new Set<number>());
  const shares = checkpoints.map(() => ({ sum: 0, count: 0 }));
  let today = -1;
  for (const session of sessionsOf(town, townSize.days, random)) {
    if (session.day !== today) {
      today = session.day;
      policy.publish(
        town.items.filter((item) => item.day === today),
        session.startMs,
      );
    }
    const seen = watched[session.person]!;
    let atMs = session.startMs;
    for (let left = session.items; left > 0; ) {
      const page = policy.page(session.person, Math.min(left, pageLength), atMs);
      if (page.length === 0) break;
      for (const number of page) {
        const item = town.items[number]!;
        const reaction = react(town, session.person, item, random);
        seen.add(number);
        policy.watched(session.person, item, reaction, atMs);
        atMs += reaction.playMs + 500;
        left--;
        const at = checkpoints.indexOf(seen.size as (typeof checkpoints)[number]);
        if (at < 0 || town.people[session.person]!.day < firstJudgedDay) continue;
        shares[at]!.sum += shareOfIdeal(town, session.person, today, seen, policy, atMs);
        shares[at]!.count++;
      }
    }
  }
  return shares.map(({ sum, count }) => sum / count);
}

function shareOfIdeal(
  town: Town,
  person: number,
  day: number,
  seen: ReadonlySet<number>,
  policy: TownPolicy,
  atMs: number,
): number {
  const rewards = town.items
    .filter((item) => item.day <= day && !seen.has(item.id))
    .map((item) => town.reward(person, item.id))
    .sort((a, b) => b - a);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const served = policy.page(person, judgedLength, atMs).map((item) => town.reward(person, item));
  return sum(served) / sum(rewards.slice(0, judgedLength));
}

/** Shows what pleases most on average over all people, which nobody in the town can know better. */
export function popularPolicy(town: Town): TownPolicy {
  const mean = town.items.map((item) =>
    town.people.reduce((sum, person) => sum + town.reward(person.id, item.id), 0),
  );
  const arrange = (open: number[]) => void open.sort((a, b) => mean[b]! - mean[a]!);
  return openPolicy(town, arrange, (open) => open);
}

/** Shows anything, one as likely as another. */
export function randomPolicy(town: Town): TownPolicy {
  const random = seededRandom(town.seed * 31 + 3);
  function* draws(open: readonly number[]) {
    while (true) yield randomPick(random, open);
  }
  return openPolicy(town, () => {}, draws);
}

/** Shows the first that `candidates` names of what is out and was not watched; `arrange` may order what is out. */
function openPolicy(
  town: Town,
  arrange: (open: number[]) => void,
  candidates: (open: readonly number[]) => Iterable<number>,
): TownPolicy {
  const open: number[] = [];
  const seen = town.people.map(() => new Set<number>());
  return {
    publish(items) {
      for (const item of items) open.push(item.id);
      arrange(open);
    },
    page(person, count) {
      const found = new Set<number>();
      const wanted = Math.min(count, open.length - seen[person]!.size);
      for (const item of wanted > 0 ? candidates(open) : []) {
        if (!seen[person]!.has(item)) found.add(item);
        if (found.size === wanted) break;
      }
      return [...found];
    },
    watched: (person, item) => void seen[person]!.add(item.id),
  };
}
