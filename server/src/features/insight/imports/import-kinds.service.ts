import type { ShopId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { appendEvents, type NewEvent } from '../events/index.ts';
import type { CatalogueRecord, ClipRecord, EventRecord, LineError, SourceRef } from './import.schema.ts';
import { claimImportedEvents, type ImportRow, sourceKey } from './import.store.ts';
import {
  checkCatalogue,
  checkClips,
  checkEvents,
  type NumberedRecord,
  timeMs,
} from './import-record.policy.ts';

/** The doors of the features that own what an import writes. Keys of maps are `sourceKey` texts. */
export interface ImportDoors {
  /** Finds people by their identity elsewhere; those not known yet are made. */
  ensureImportedPeople(
    tx: Tx,
    refs: readonly SourceRef[],
    nowMs: number,
  ): Promise<ReadonlyMap<string, string>>;
  findImportedClips(tx: Tx, refs: readonly SourceRef[]): Promise<ReadonlyMap<string, string>>;
  /** Makes clips and their authors; answers the lines refused. A clip known already is updated. */
  importClips(
    tx: Tx,
    records: readonly NumberedRecord<ClipRecord>[],
    nowMs: number,
  ): Promise<readonly LineError[]>;
  importProducts(
    tx: Tx,
    shopId: ShopId,
    records: readonly NumberedRecord<CatalogueRecord>[],
    nowMs: number,
  ): Promise<readonly LineError[]>;
}

export interface Taken {
  readonly accepted: number;
  readonly repeated: number;
  readonly errors: readonly LineError[];
}

type Lines = readonly NumberedRecord<unknown>[];

/** Takes the records of one chunk, in the chunk's unit of work. */
export async function takeRecords(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock'>,
  doors: ImportDoors,
  current: ImportRow,
  lines: Lines,
): Promise<Taken> {
  const nowMs = deps.clock.nowMs();
  if (current.kind === 'events') return takeEvents(tx, doors, lines, nowMs);
  if (current.kind === 'clips') {
    const { records, errors } = checkClips(lines, nowMs);
    const refused = await doors.importClips(tx, records, nowMs);
    return { accepted: records.length - refused.length, repeated: 0, errors: [...errors, ...refused] };
  }
  const { records, errors } = checkCatalogue(lines);
  const shopId = current.source.split(' ')[0] as ShopId;
  const refused = await doors.importProducts(tx, shopId, records, nowMs);
  return { accepted: records.length - refused.length, repeated: 0, errors: [...errors, ...refused] };
}

async function takeEvents(tx: Tx, doors: ImportDoors, lines: Lines, nowMs: number): Promise<Taken> {
  const { records, errors } = checkEvents(lines, nowMs);
  const clips = await doors.findImportedClips(tx, distinct(records.map(({ record }) => record.clip)));
  const known = records.filter(({ record }) => clips.has(sourceKey(record.clip)));
  const unknown = records.filter(({ record }) => !clips.has(sourceKey(record.clip)));
  const claimed = await claimImportedEvents(tx, distinct(known.map(({ record }) => eventRef(record))));
  const fresh = firstOfEach(known, claimed);
  const people = await doors.ensureImportedPeople(
    tx,
    distinct(fresh.map(({ record }) => record.person)),
    nowMs,
  );
  await appendEvents(
    tx,
    fresh.map(({ record }) => toEvent(record, people, clips)),
  );
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
