import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { CallbackOutcome } from './payment.schema.ts';

export interface CallbackRecord {
  readonly provider: string;
  /** The provider's own id of the notification. */
  readonly callbackId: string;
  readonly outcome: CallbackOutcome;
  readonly body: unknown;
}

/**
 * Records notifications under the provider's own ids of them; answers for each whether it is new. One that was refused
 * takes no id away: the right one may follow under the same id.
 */
export async function recordCallbacks(
  tx: Tx,
  records: readonly CallbackRecord[],
  nowMs: number,
): Promise<readonly boolean[]> {
  const key = ({ provider, callbackId }: Pick<CallbackRecord, 'provider' | 'callbackId'>) =>
    `${provider} ${callbackId}`;
  // The same notification twice among them: the first counts.
  const first = new Map(records.toReversed().map((record) => [key(record), record]));
  const { rows } = await sql<Pick<CallbackRecord, 'provider' | 'callbackId'>>`
    insert into payment_callbacks (provider, callback_id, received_at, outcome, body)
    select provider, "callbackId", ${new Date(nowMs)}, outcome, body
    from json_to_recordset(${JSON.stringify([...first.values()])}::json) as t (
      provider text, "callbackId" text, outcome text, body jsonb)
    order by provider, "callbackId"
    on conflict (provider, callback_id) do update
      set received_at = excluded.received_at, outcome = excluded.outcome, body = excluded.body
      where payment_callbacks.outcome = 'refused-amount'
    returning provider, callback_id as "callbackId"
  `.execute(tx);
  const written = new Set(rows.map(key));
  return records.map((record) => first.get(key(record)) === record && written.has(key(record)));
}
