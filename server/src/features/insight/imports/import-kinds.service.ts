import type { ShopId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { ensureImportedPeople } from '../../people/accounts/index.ts';
import { findImportedClips } from '../../stage/clips/index.ts';
import { putImportedReactions } from '../../stage/reactions/index.ts';
import { importProducts } from '../../trade/catalogue/index.ts';
import { appendEvents, type NewEvent } from '../events/index.ts';
import type { CatalogueRecord, EventRecord, LineError, SourceRef } from './import.schema.ts';
import { claimImportedEvents, type ImportRow, sourceKey } from './import.store.ts';
import {
  checkCatalogue,
  checkClips,
  checkEvents,
  type NumberedRecord,
  timeMs,
} from './import-record.policy.ts';
import { importClips } from './imported-clips.service.ts';

export interface Taken {
  readonly accepted: number;
  readonly repeated: number;
  readonly errors: readonly LineError[];
}

type Deps = Pick<FeatureDeps, 'db' | 'blobs' | 'clock' | 'random' | 'eventsAppended'>;
type Lines = readonly NumberedRecord<unknown>[];

/** Takes the records of one chunk, in the chunk's unit of work. */
export async function takeRecords(tx: Tx, deps: Deps, current: ImportRow, lines: Lines): Promise<Taken> {
  const nowMs = deps.clock.nowMs();
  if (current.kind === 'events') return takeEvents(tx, deps, lines, nowMs);
  if (current.kind === 'clips') {
    const { records, errors } = checkClips(lines, nowMs);
    const refused = await importClips(tx, deps, records, nowMs);
    return { accepted: records.length - refused.length, repeated: 0, errors: [...errors, ...refused] };
  }
  const { records, errors } = checkCatalogue(lines);
  const refused = await importProducts(tx, deps, shopOfSource(current.source), records.map(withDefaults));
  return { accepted: records.length - refused.length, repeated: 0, errors: [...errors, ...refused] };
}

/** The source of a catalogue begins with the shop that it belongs to. */
export function shopOfSource(source: string): ShopId {
  return source.split(' ')[0] as ShopId;
}

async function takeEvents(tx: Tx, deps: Deps, lines: Lines, nowMs: number): Promise<Taken> {
  const { records, errors } = checkEvents(lines, nowMs);
  const found = await findImportedClips(tx, distinct(records.map(({ record }) => record.clip)));
  const clips = new Map(found.map((clip) => [sourceKey(clip), clip.id]));
  const known = records.filter(({ record }) => clips.has(sourceKey(record.clip)));
  const unknown = records.filter(({ record }) => !clips.has(sourceKey(record.clip)));
  const claimed = await claimImportedEvents(tx, distinct(known.map(({ record }) => eventRef(record))));
  const fresh = firstOfEach(known, claimed);
  const refs = distinct(fresh.map(({ record }) => record.person));
  const residents = await ensureImportedPeople(tx, deps.random, refs, nowMs);
  const people = new Map(residents.map(([ref, id]) => [sourceKey(ref), id]));
  const events = fresh.map(({ record }) => toEvent(record, people, clips));
  await appendEvents(tx, events);
  await putImportedReactions(tx, events.flatMap(reactionOf));
  return {
    accepted: fresh.length,
    repeated: known.length - fresh.length,
    errors: [
      ...errors,
      ...unknown.map(({ line }) => ({
        line,
        field: 'clip',
        code: 'clip-unknown',
        message: 'No clip has this source and id: import the clips first.',
      })),
    ],
  };
}

/** What of an event shows beside its clip. */
function reactionOf({ kind, subjectId, personId, atMs, data }: NewEvent) {
  if (!subjectId || !personId) return [];
  const about = { clipId: subjectId, personId, atMs };
  const isLike = kind === 'like' || data?.isLike === true;
  const isShare = kind === 'share' || data?.isForward === true;
  return [
    ...(isLike ? [{ kind: 'like' as const, ...about }] : []),
    ...(isShare ? [{ kind: 'share' as const, ...about }] : []),
  ];
}

/** An event's identity elsewhere: its id there, else who saw what when. */
function eventRef(record: EventRecord): SourceRef {
  const fallback = `${record.kind} ${record.person.sourceId} ${record.clip.sourceId} ${timeMs(record.at)}`;
  return { source: record.person.source, sourceId: record.id ?? fallback };
}

function firstOfEach(
  records: readonly NumberedRecord<EventRecord>[],
  claimed: ReadonlySet<string>,
): NumberedRecord<EventRecord>[] {
  const open = new Set(claimed);
  return records.filter(({ record }) => open.delete(sourceKey(eventRef(record))));
}

function distinct(refs: readonly SourceRef[]): SourceRef[] {
  return [...new Map(refs.map((ref) => [sourceKey(ref), ref])).values()];
}

function toEvent(
  record: EventRecord,
  people: ReadonlyMap<string, string>,
  clips: ReadonlyMap<string, string>,
): NewEvent {
  const { id: _id, person, clip, kind, at, ...data } = record;
  return {
    kind,
    atMs: timeMs(at),
    personId: people.get(sourceKey(person)) ?? null,
    subjectId: clips.get(sourceKey(clip)) ?? null,
    data,
  };
}

/** What a catalogue leaves out. */
function withDefaults({ line, record }: NumberedRecord<CatalogueRecord>) {
  const { description = '', category = '', attributes = {}, pictureKeys = [], variants, ...rest } = record;
  return {
    line,
    record: {
      ...rest,
      description,
      category,
      attributes,
      pictureKeys,
      guarantees: [],
      variants: variants.map(({ title = '', options = {}, ...variant }) => ({ ...variant, title, options })),
    },
  };
}
