import { interestDefaults } from '@kanmai/interest';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';

/** Who enjoyed which clip, once each. */
export interface Taking {
  readonly personId: string;
  readonly clipId: string;
}

/** A play of at least this long, or of all of a shorter clip whose length is known, is enjoyed. */
const { longViewMs } = interestDefaults;

/**
 * Of the newest `stepsMax` steps of the log since a moment, who liked, shared, commented on or long watched which clip; the
 * newest `takingsMax`. Reads the log as it is: for a job in the background, not for a request.
 */
export async function findTakings(
  db: Database,
  sinceMs: number,
  { stepsMax, takingsMax }: { readonly stepsMax: number; readonly takingsMax: number },
): Promise<readonly Taking[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = '5min'`.execute(tx);
    const { rows } = await sql<Taking>`
      select person_id as "personId", subject_id as "clipId" from events
      where id > (select coalesce(max(id), 0) - ${stepsMax}::bigint from events) and at > ${new Date(sinceMs)}
        and person_id is not null and starts_with(subject_id, 'clp_')
        -- With recommendations off, what people do teaches nothing.
        and not exists (select from feed_pauses p where p.person_id = events.person_id and p.from_event < events.id
          and (p.until_event is null or p.until_event >= events.id))
        and case kind
          when 'like' then true when 'share' then true when 'comment' then true
          when 'watch' then (data->>'playMs')::float8 >= least(${longViewMs}::float8, nullif((data->>'durationMs')::float8, 0))
          when 'exposure' then data->'longView' = 'true' or data->'isLike' = 'true'
          else false end
      group by person_id, subject_id order by max(id) desc limit ${takingsMax}
    `.execute(tx);
    return rows;
  });
}
