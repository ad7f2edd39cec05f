import { setImmediate } from 'node:timers/promises';
import { minuteMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { EventReader, LoggedEvent, LogPosition } from '../../insight/events/index.ts';
import type { Pause } from '../choices/index.ts';
import { clipEventData, listServableClips, loadAuthorCards } from '../clips/index.ts';
import type { CardCache } from './card-cache.ts';
import type { Engine } from './engine.ts';
import { type ClipsOfProduct, type Lesson, lessonsOf, productsToLookUp } from './feed.learning.ts';
import { Pauses } from './feed.pauses.ts';
import type { FeedSnapshots } from './feed.snapshot.ts';
import { findClipsOfProducts } from './feed.views.ts';
import type { Served } from './served.ts';
import { giveVectors, loadVectorFiles, type VectorFiles, vectorArranger } from './vector.service.ts';
import type { ViewerCache } from './viewer-cache.ts';

export interface FeedReaderParts {
  readonly deps: FeatureDeps;
  readonly engine: Engine;
  readonly cards: CardCache;
  readonly viewers: ViewerCache;
  readonly served: Served;
  readonly snapshots: FeedSnapshots;
  /** When these people had recommendations off, as far as steps between two of the log are concerned. */
  readonly findPauses: (
    personIds: readonly string[],
    span: { readonly firstEvent: number; readonly lastEvent: number },
  ) => Promise<readonly Pause[]>;
}

/** Learning so many steps takes about a millisecond; then requests get their turn. */
const learnAtOnce = 50;
const snapshotEveryMs = 5 * minuteMs;
/** Somebody looks at the next page: what they did is learnt at once, also when many do much (decision 24). */
const gatherMsMax = 25;

/** Feeds the engine, and keeps the caches fresh, from the event log: every web process for itself. */
export function feedReader(parts: FeedReaderParts, name: string): EventReader {
  const arrange = vectorArranger(parts.deps);
  return {
    name,
    gatherMsMax,
    from: () => Promise.resolve(parts.snapshots.position()),
    async lost() {
      if (parts.engine.isRunning) return null;
      await parts.snapshots.restore(parts.engine);
      return parts.snapshots.position();
    },
    async take(events, position) {
      // Everything that may fail comes first: a batch that is given again must not be learnt twice.
      const clipsOfProduct = await findClipsOfProducts(parts.deps.db, events.flatMap(productsToLookUp));
      const changed = await servedOfChangedShops(parts, events);
      const pauses = await pausesOf(parts, events);
      const vectorFiles = await loadVectorFiles(parts.deps, events);
      for (let i = 0; i < events.length; i += learnAtOnce) {
        const lessons: Lesson[] = [];
        for (const event of events.slice(i, i + learnAtOnce)) {
          if (pauses.leavesOut(event)) followUnlearnt(parts, event);
          else lessons.push(...follow(parts, event, clipsOfProduct));
        }
        // Told in the same turn in which pages stop to leave out what was seen.
        await parts.engine.tell(lessons);
        if (i + learnAtOnce < events.length) await setImmediate();
      }
      await parts.engine.tell(changed);
      await giveAll(parts, vectorFiles);
      void arrange(parts.engine);
      await snapshotWhenDue(parts, position);
    },
  };
}

async function giveAll({ deps, engine }: FeedReaderParts, files: VectorFiles): Promise<void> {
  for (const [name, file] of files) await giveVectors(deps, engine, name, file);
}

/** What is shown follows a step; what it teaches the engine is answered. */
function follow(
  { cards, viewers, served }: FeedReaderParts,
  event: LoggedEvent,
  clipsOfProduct: ClipsOfProduct,
): readonly Lesson[] {
  cards.apply(event);
  viewers.apply(event);
  const { personId, subjectId } = event;
  if (event.kind === 'impression' && personId !== null && subjectId !== null)
    served.confirmSeen(personId, subjectId);
  if (event.kind === 'person-merged') served.merge(String(event.data.from), String(event.data.to));
  return lessonsOf(event, clipsOfProduct);
}

/** What is shown still follows what the person did; what they saw is not served again. */
function followUnlearnt({ cards, viewers, served }: FeedReaderParts, event: LoggedEvent): void {
  cards.apply(event);
  viewers.apply(event);
  const { kind, personId, subjectId } = event;
  if (kind === 'impression' && personId !== null && subjectId !== null)
    served.noteUnlearnt(personId, subjectId);
}

async function pausesOf({ findPauses }: FeedReaderParts, events: readonly LoggedEvent[]): Promise<Pauses> {
  const personIds = new Set(events.flatMap(({ personId }) => (personId === null ? [] : [personId])));
  const ids = events.map(({ id }) => id);
  const span = { firstEvent: Math.min(...ids), lastEvent: Math.max(...ids) };
  return new Pauses(await findPauses([...personIds], span));
}

/** A shop that was suspended or opened: its clips leave the feed or come back. */
async function servedOfChangedShops(
  parts: FeedReaderParts,
  events: readonly LoggedEvent[],
): Promise<Lesson[]> {
  const shopIds = new Set(
    events.flatMap((event) =>
      event.kind === 'shop-changed' && event.subjectId !== null ? [event.subjectId] : [],
    ),
  );
  if (shopIds.size === 0) return [];
  const shops = await loadAuthorCards(parts.deps.db, [...shopIds]);
  const lessons: Lesson[] = [];
  for (const [shopId, shop] of shops) {
    for (const clip of await listServableClips(parts.deps.db, shopId)) {
      const { authorId: author, publishedAtMs: publishedMs, available, ...about } = clipEventData(clip);
      const item = { id: clip.id, author, publishedMs, available: available && shop.open, ...about };
      lessons.push({ do: 'put', item });
    }
  }
  return lessons;
}

/** Between batches, so that the snapshot and its position belong together. A failure waits for the next time. */
async function snapshotWhenDue(parts: FeedReaderParts, position: LogPosition): Promise<void> {
  parts.snapshots.readUpTo(position);
  if (parts.deps.clock.nowMs() - parts.snapshots.takenAtMs() < snapshotEveryMs) return;
  try {
    await parts.snapshots.take(parts.engine);
  } catch (error) {
    parts.deps.log.warn({ error }, 'the snapshot of the interest engine could not be kept');
  }
}
