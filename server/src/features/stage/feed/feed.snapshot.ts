import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Clock, newId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { FeatureDeps } from '../../../feature.ts';
import { type LogPosition, logStart } from '../../insight/events/index.ts';
import type { Engine } from './engine.ts';

/** The engine as bytes in blob storage, with the position in the log up to which it has learnt. */
export interface FeedSnapshots {
  /** Has the engine go on from the newest snapshot that can be read; from the start of the log, when there is none. */
  restore(engine: Engine): Promise<void>;
  /** The engine must be told nothing until this is done; it may be asked. */
  take(engine: Engine): Promise<void>;
  readUpTo(position: LogPosition): void;
  position(): LogPosition;
  takenAtMs(): number;
  /** Whether anything was learnt since the last one. */
  isBehind(): boolean;
}

const keptMax = 3;

type Deps = Pick<FeatureDeps, 'db' | 'blobs' | 'log' | 'random'> & { readonly clock: Clock };

export function createFeedSnapshots(deps: Deps): FeedSnapshots {
  let position = logStart;
  let kept = logStart;
  let takenAtMs = deps.clock.nowMs();

  return {
    async restore(engine) {
      for (const row of await listSnapshots(deps)) {
        try {
          const content = await deps.blobs.get(row.blob_key);
          if (content === null) throw new Error('the snapshot is gone');
          await engine.restore(await buffer(content));
          position = { tx: row.tx, eventId: row.event_id };
          kept = position;
          return;
        } catch (error) {
          deps.log.warn(
            { error, key: row.blob_key },
            'a snapshot of the interest engine cannot be read; an older one is tried',
          );
        }
      }
      position = logStart;
      kept = logStart;
      await engine.restore(null);
    },
    async take(engine) {
      const nowMs = deps.clock.nowMs();
      const at = position;
      const key = `interest/${newId('feed', nowMs, deps.random)}`;
      const pieces = Readable.from(engine.snapshot(), { objectMode: false });
      await deps.blobs.put(key, pieces, { contentType: 'application/octet-stream' });
      await sql`
        insert into interest_snapshots (blob_key, tx, event_id, created_at)
        values (${key}, ${at.tx}::xid8, ${at.eventId}, ${new Date(nowMs)})
      `.execute(deps.db);
      takenAtMs = nowMs;
      kept = at;
      await deleteOld(deps);
    },
    readUpTo(read) {
      position = read;
    },
    position: () => position,
    takenAtMs: () => takenAtMs,
    isBehind: () => position.tx !== kept.tx || position.eventId !== kept.eventId,
  };
}

interface SnapshotRow {
  id: number;
  blob_key: string;
  tx: string;
  event_id: number;
}

async function listSnapshots(deps: Deps): Promise<SnapshotRow[]> {
  const { rows } = await sql<SnapshotRow>`
    select id, blob_key, tx::text as tx, event_id from interest_snapshots order by interest_snapshots.tx desc, event_id desc limit 20
  `.execute(deps.db);
  return rows;
}

async function deleteOld(deps: Deps): Promise<void> {
  for (const row of (await listSnapshots(deps)).slice(keptMax)) {
    await deps.blobs.delete(row.blob_key);
    await deps.db.deleteFrom('interest_snapshots').where('id', '=', row.id).execute();
  }
}
