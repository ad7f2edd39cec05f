import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { ClipSignals } from './clip-signal.policy.ts';

export interface KeptSignals extends ClipSignals {
  readonly clipId: string;
}

/** What was told of these clips. Until the end of the transaction nobody else looks: nothing is told twice. */
export async function lockSignals(tx: Tx, clipIds: readonly string[]): Promise<Map<string, ClipSignals>> {
  await sql`select pg_advisory_xact_lock(hashtextextended('clip signals', 0))`.execute(tx);
  const rows = await tx
    .selectFrom('clip_signals')
    .select(['clip_id', 'trust', 'stock', 'promise', 'margin'])
    .where('clip_id', 'in', clipIds)
    .execute();
  return new Map(rows.map(({ clip_id, ...signals }) => [clip_id, signals]));
}

export async function storeSignals(tx: Tx, kept: readonly KeptSignals[], atMs: number): Promise<void> {
  if (kept.length === 0) return;
  await sql`
    insert into clip_signals (clip_id, trust, stock, promise, margin, looked_at)
    select clip_id, trust, stock, promise, margin, ${new Date(atMs)} from unnest(
      ${kept.map((each) => each.clipId)}::text[], ${kept.map((each) => each.trust)}::real[],
      ${kept.map((each) => each.stock)}::real[], ${kept.map((each) => each.promise)}::real[],
      ${kept.map((each) => each.margin)}::real[]) as k(clip_id, trust, stock, promise, margin)
    order by clip_id
    on conflict (clip_id) do update set trust = excluded.trust, stock = excluded.stock, promise = excluded.promise,
      margin = excluded.margin, looked_at = excluded.looked_at
  `.execute(tx);
}
