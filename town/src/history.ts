import {
  dayMs,
  hourMs,
  minuteMs,
  type Random,
  randomBelow,
  randomNormal,
  secondMs,
  seededRandom,
} from '@kanmai/kernel';

/** A clip as the town's people see it. */
export interface WatchedClip {
  readonly sourceId: string;
  readonly category: string;
  readonly author: string;
  readonly durationMs: number;
}

export interface HistoryEvent {
  readonly id: string;
  readonly person: { source: 'town'; sourceId: string };
  readonly clip: { source: 'town'; sourceId: string };
  readonly kind: 'watch' | 'like' | 'comment' | 'share' | 'product-open' | 'purchase';
  readonly at: number;
  readonly playMs?: number;
  readonly durationMs?: number;
}

export interface HistoryOptions {
  readonly seed: number;
  readonly people: number;
  readonly days: number;
  /** The end of the last day. */
  readonly untilMs: number;
}

/** What somebody likes without saying so: a share for each category, two or three of them large. */
interface Tastes {
  readonly ofCategory: ReadonlyMap<string, number>;
  readonly ofAuthor: ReadonlyMap<string, number>;
  readonly daysActive: number;
  readonly buys: number;
}

/**
 * Days of watching and buying of the town's people, in time order. Each person has latent tastes; what they watch to
 * the end, like and buy follows them, so that a recommender has something true to find. The same seed, the same days.
 */
export function townHistory(clips: readonly WatchedClip[], options: HistoryOptions): HistoryEvent[] {
  const random = seededRandom(options.seed);
  const appeal = new Map(clips.map((clip) => [clip.sourceId, 0.3 * randomNormal(random)]));
  const events: HistoryEvent[] = [];
  for (let person = 0; person < options.people; person++) {
    const tastes = drawTastes(clips, random);
    for (let day = 0; day < options.days; day++) {
      if (random.next() > tastes.daysActive) continue;
      const startMs = options.untilMs - (options.days - day) * dayMs + eveningMs(random);
      events.push(...sitting(`resident-${person}`, clips, tastes, appeal, startMs, random));
    }
  }
  return events.filter((event) => event.at < options.untilMs).sort((a, b) => a.at - b.at);
}

function drawTastes(clips: readonly WatchedClip[], random: Random): Tastes {
  const categories = [...new Set(clips.map((clip) => clip.category))].sort();
  const authors = [...new Set(clips.map((clip) => clip.author))].sort();
  const ofCategory = new Map(categories.map((category) => [category, -0.6 + 0.4 * randomNormal(random)]));
  const loved = 2 + randomBelow(random, 2);
  for (let i = 0; i < loved; i++) {
    const category = categories[randomBelow(random, categories.length)];
    if (category !== undefined) ofCategory.set(category, 1.2 + 0.5 * random.next());
  }
  return {
    ofCategory,
    ofAuthor: new Map(authors.map((author) => [author, 0.3 * randomNormal(random)])),
    daysActive: 0.3 + 0.6 * random.next(),
    buys: 0.02 + 0.06 * random.next(),
  };
}

/** Most people watch in the evening, some at noon. */
function eveningMs(random: Random): number {
  const hour = random.next() < 0.25 ? 12 : 20;
  return hour * hourMs + Math.round(randomNormal(random) * 50 * minuteMs);
}

function sitting(
  person: string,
  clips: readonly WatchedClip[],
  tastes: Tastes,
  appeal: ReadonlyMap<string, number>,
  startMs: number,
  random: Random,
): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  const seen = new Set<string>();
  let atMs = startMs;
  const count = 4 + randomBelow(random, 9);
  for (let i = 0; i < count; i++) {
    const clip = clips[randomBelow(random, clips.length)];
    if (clip === undefined || seen.has(clip.sourceId)) continue;
    seen.add(clip.sourceId);
    const liking =
      (tastes.ofCategory.get(clip.category) ?? 0) +
      (tastes.ofAuthor.get(clip.author) ?? 0) +
      (appeal.get(clip.sourceId) ?? 0);
    const share = chance(liking + 0.7 * randomNormal(random));
    const playMs = Math.round(clip.durationMs * (0.08 + 1.2 * share));
    events.push(...reactions(person, clip, liking, playMs, atMs, tastes.buys, random));
    atMs += playMs + Math.round(random.next() * 3 * secondMs);
  }
  return events;
}

function reactions(
  person: string,
  clip: WatchedClip,
  liking: number,
  playMs: number,
  startMs: number,
  buys: number,
  random: Random,
): HistoryEvent[] {
  const step = (kind: HistoryEvent['kind'], afterMs: number): HistoryEvent => ({
    id: `${person}-${startMs}-${kind}`,
    person: { source: 'town', sourceId: person },
    clip: { source: 'town', sourceId: clip.sourceId },
    kind,
    at: startMs + afterMs,
    ...(kind === 'watch' ? { playMs, durationMs: clip.durationMs } : {}),
  });
  const events = [step('watch', playMs)];
  const warm = chance(2.4 * liking - 2);
  if (random.next() < 0.35 * warm) events.push(step('like', Math.round(playMs * 0.7)));
  if (random.next() < 0.05 * warm) events.push(step('comment', playMs + 1));
  if (random.next() < 0.04 * warm) events.push(step('share', playMs + 2));
  const opened = random.next() < 0.4 * warm;
  if (opened) events.push(step('product-open', playMs + 3));
  if (opened && random.next() < 4 * buys) events.push(step('purchase', playMs + minuteMs));
  return events;
}

function chance(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
