import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { type ClipSignals, isNews, signalsOf } from './clip-signal.policy.ts';
import { lockSignals, storeSignals } from './clip-signal.store.ts';
import { loadGoodsFacts } from './clip-signal.views.ts';

export type SignalDeps = Pick<FeatureDeps, 'db' | 'clock' | 'eventsAppended'>;

const atOnce = 500;
/** Of a clip that shows no goods any more nothing is held against it. */
const nothingSaid: ClipSignals = { trust: 1, stock: 1, promise: 1, margin: 1 };

/** Looks at the goods of these clips anew. What moved is one step in the log, which every ranking process reads. */
export async function refreshSignals(deps: SignalDeps, clipIds: readonly string[]): Promise<number> {
  let told = 0;
  const ids = [...new Set(clipIds)].sort();
  for (let from = 0; from < ids.length; from += atOnce)
    told += await refreshBatch(deps, ids.slice(from, from + atOnce));
  if (told > 0) deps.eventsAppended();
  return told;
}

async function refreshBatch({ db, clock }: SignalDeps, clipIds: readonly string[]): Promise<number> {
  const atMs = clock.nowMs();
  return unitOfWork(db, async (tx) => {
    const before = await lockSignals(tx, clipIds);
    const facts = await loadGoodsFacts(tx, clipIds, atMs);
    const looked = clipIds.flatMap((clipId) => {
      const signals = signalsOf(facts.get(clipId) ?? []);
      if (signals === null && !before.has(clipId)) return [];
      return [{ clipId, signals: signals ?? nothingSaid, before: before.get(clipId) ?? null }];
    });
    const news = looked.filter(({ signals, before: kept }) => isNews(kept, signals));
    await appendEvents(
      tx,
      news.map(({ clipId, signals }) => ({
        kind: 'clip-signals' as const,
        atMs,
        subjectId: clipId,
        data: { ...signals },
      })),
    );
    // What the ranking was not told stays as it was told, so that many small steps add up to news.
    const kept = looked.map(({ clipId, signals, before: was }) => ({
      clipId,
      ...(was !== null && !isNews(was, signals) ? was : signals),
    }));
    await storeSignals(tx, kept, atMs);
    return news.length;
  });
}
