import type { BuiltShop } from './build-shops.ts';
import { say } from './progress.ts';
import { asStranger } from './session.ts';

const strangers = 13;

/** What the town's strangers look for: each term by the first so many of them. Not everything is to be had. */
const wanted: readonly (readonly [term: string, people: number])[] = [
  ['车厘子', 13],
  ['葡萄', 12],
  ['番茄', 11],
  ['水蜜桃', 10],
  ['草莓', 9],
  ['龙井', 9],
  ['耳机', 8],
  ['脐橙 10 斤', 7],
  ['西瓜', 7],
  ['茶杯', 6],
  ['无糖酸奶', 6],
  ['榴莲', 5],
  ['哈密瓜', 4],
];

/** Searches of one day, told once: a town that is started again has them already. */
export async function buildSearches(address: string, shops: readonly BuiltShop[]): Promise<void> {
  const [first] = shops;
  if (first === undefined) return;
  const known = await first.owner.get<{ items: object[] }>(`/shops/${first.shopId}/search-terms?days=30`);
  if (known.items.length > 0) return;
  for (let stranger = 0; stranger < strangers; stranger++) {
    const events = wanted
      .filter(([, people]) => stranger < people)
      .map(([term]) => ({ kind: 'search', q: term }));
    if (events.length > 0) await asStranger(address).post('/events', { events });
  }
  say(`${wanted.length} searches of ${strangers} strangers`);
}
