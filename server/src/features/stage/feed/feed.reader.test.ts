import { seededRandom, systemClock } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { FeatureDeps } from '../../../feature.ts';
import { silentLog } from '../../../log.ts';
import { type EventKind, type LoggedEvent, logStart } from '../../insight/events/index.ts';
import { CardCache } from './card-cache.ts';
import { EngineHere } from './engine-here.ts';
import { feedReader } from './feed.reader.ts';
import { Served } from './served.ts';
import { ViewerCache } from './viewer-cache.ts';

const none = async () => new Map();

/** A process of its own that reads the log in batches as they come. */
async function learnIn(events: readonly LoggedEvent[], batchOf: () => number) {
  const engine = new EngineHere();
  const snapshots = {
    restore: async () => undefined,
    take: async () => undefined,
    readUpTo: () => undefined,
    position: () => logStart,
    takenAtMs: () => Number.POSITIVE_INFINITY,
    isBehind: () => false,
  };
  const cards = new CardCache({ clips: none, authors: none, origin: () => '' }, silentLog);
  const viewers = new ViewerCache(() => Promise.reject(new Error('nobody looks')));
  const deps = { clock: systemClock, log: silentLog } as FeatureDeps;
  const parts = {
    deps,
    engine,
    cards,
    viewers,
    served: new Served(),
    snapshots,
    findPauses: async () => [],
  };
  const reader = feedReader(parts, 'feed of a test');
  for (let at = 0; at < events.length; ) {
    const batch = events.slice(at, at + batchOf());
    await reader.take(batch, { tx: '1', eventId: batch.at(-1)!.id });
    at += batch.length;
  }
  cards.close();
  return engine.interest.snapshot();
}

/** Some days of some people with some clips. */
function someLog(): LoggedEvent[] {
  const random = seededRandom(3);
  const below = (count: number) => Math.floor(random.next() * count);
  const step = (kind: EventKind, personId: string | null, subjectId: string, data = {}) => ({
    ...{ id: 0, kind, atMs: 0, personId, shopId: null, subjectId, data },
  });
  const clips = Array.from({ length: 40 }, (_, i) =>
    step('clip-published', null, `clp_${i}`, {
      ...{ authorId: `shp_${i % 7}`, category: `c${i % 5}`, tags: ['t'], durationMs: 20_000 },
      ...{ publishedAtMs: 1_000, available: true },
    }),
  );
  const steps = Array.from({ length: 1_500 }, () => {
    const [person, clip] = [`psn_${below(12)}`, `clp_${below(40)}`];
    const kinds = [
      'impression',
      'impression',
      'watch',
      'watch',
      'like',
      'unlike',
      'comment',
      'share',
    ] as const;
    const kind = random.next() < 0.01 ? 'interests-reset' : kinds[below(kinds.length)]!;
    return step(kind, person, clip, { playMs: below(21_000), durationMs: 20_000 });
  });
  return [...clips, ...steps].map((event, i) => ({ ...event, id: i + 1, atMs: 1_000 + i * 900 }));
}

describe('the feed’s reader', () => {
  it('teaches the same however the log comes in batches, so that processes and restarts agree', async () => {
    const log = someLog();
    const whole = await learnIn(log, () => log.length);
    expect(whole.length).toBeGreaterThan(10_000);
    const random = seededRandom(9);
    expect(await learnIn(log, () => 1)).toEqual(whole);
    expect(await learnIn(log, () => 1 + Math.floor(random.next() * 90))).toEqual(whole);
  });

  it('asks for the next steps soon, also under load', () => {
    const reader = feedReader({} as Parameters<typeof feedReader>[0], 'feed of a test');
    expect(reader.gatherMsMax).toBeLessThanOrEqual(25);
  });
});
