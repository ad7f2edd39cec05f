import { type Static, Type } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { traceStatuses } from '../../../ports/carrier.ts';

export const TracesView = Type.Object({
  parcels: Type.Array(
    Type.Object({
      parcelId: Type.String(),
      pageUrl: Type.Union([Type.String(), Type.Null()], { description: 'The carrier’s own page.' }),
      events: Type.Array(
        Type.Object({
          at: Type.String(),
          status: Type.Enum([...traceStatuses]),
          place: Type.String(),
          text: Type.String({ description: 'In the carrier’s own words.' }),
        }),
        { description: 'The latest first.' },
      ),
    }),
  ),
});
export type TracesView = Static<typeof TracesView>;

const eventsMax = 100;

interface Row {
  readonly id: string;
  readonly carrier: string;
  readonly tracking_no: string;
  readonly events: TracesView['parcels'][number]['events'] | null;
}

/** What carriers said of the parcels of an order, under the numbers that they have. */
export async function findTraces(
  db: Database,
  orderId: string,
  pageOf: (parcel: { carrier: string; trackingNo: string }) => string | null,
): Promise<TracesView> {
  const { rows } = await sql<Row>`
    select p.id, p.carrier, p.tracking_no, (
      select jsonb_agg(jsonb_build_object('at', to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'status', t.status, 'place', t.place, 'text', t.text) order by t.at desc, t.heard_at desc)
      from (
        select * from parcel_traces t
        where t.parcel_id = p.id and t.carrier = p.carrier and t.tracking_no = p.tracking_no
        order by t.at desc limit ${eventsMax}
      ) t
    ) as events
    from parcels p where p.order_id = ${orderId} order by p.id
  `.execute(db);
  return {
    parcels: rows.map((row) => ({
      parcelId: row.id,
      pageUrl: pageOf({ carrier: row.carrier, trackingNo: row.tracking_no }),
      events: row.events ?? [],
    })),
  };
}

/** How far parcels are, for a shop that is not to know where they go: carriers say the place in their own words. */
export function withoutPlaces({ parcels }: TracesView): TracesView {
  return {
    parcels: parcels.map(({ parcelId, events }) => ({
      ...{ parcelId, pageUrl: null },
      events: events.map(({ at, status }) => ({ at, status, place: '', text: '' })),
    })),
  };
}
