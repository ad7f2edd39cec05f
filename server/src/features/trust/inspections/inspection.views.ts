import { checklistFor } from '@kanmai/trust';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { tokenOf } from './certificate.service.ts';
import type { InspectorView, inspectorViews, OrderInspection, PieceView } from './inspection.schema.ts';
import { evolveAll, type InspectionEvent, type InspectionState } from './inspection.state.ts';
import { listPhotos } from './photo.store.ts';
import { warehouseAddress } from './warehouse.policy.ts';

type Deps = Pick<FeatureDeps, 'db' | 'config' | 'origin'>;

/** As whom somebody looks: what each may see differs in the code on the parcel alone. */
export type InspectionViewer =
  | { readonly as: 'buyer'; readonly personId: string }
  | { readonly as: 'shop'; readonly shopId: string }
  | { readonly as: 'house' };

interface PieceRow {
  readonly id: string;
  readonly orderId: string;
  readonly shopId: string;
  readonly shopName: string;
  readonly title: string;
  readonly kind: PieceView['kind'];
  readonly piece: number;
  readonly promised: PieceView['promised'];
  readonly paidCents: number;
  readonly refundedCents: number;
  readonly currency: string;
  readonly changedAt: Date;
}

const pieces = sql`
  select i.id, i.order_id as "orderId", i.shop_id as "shopId", s.name as "shopName", i.title, i.kind, i.piece, i.promised,
    i.paid_cents as "paidCents", i.refunded_cents as "refundedCents", i.currency, i.changed_at as "changedAt"
  from inspections i join shops s on s.id = i.shop_id
`;

interface LoggedStep {
  readonly id: string;
  readonly at: Date;
  readonly side: PieceView['timeline'][number]['side'];
  readonly event: InspectionEvent;
}

/** Pieces whole, in the order of the rows. */
async function viewPieces(deps: Deps, rows: readonly PieceRow[]): Promise<PieceView[]> {
  const ids = rows.map(({ id }) => id);
  const [steps, photos, certificates] = await Promise.all([
    findSteps(deps.db, ids),
    listPhotos(deps.db, ids),
    findCertificates(deps, ids),
  ]);
  return rows.map((row) => {
    const own = steps.filter(({ id }) => id === row.id);
    const state = evolveAll(own.map(({ event }) => event));
    const { shopId, shopName, changedAt: _, ...rest } = row;
    return {
      ...rest,
      shop: { id: shopId, name: shopName },
      ...{ state: state.name, isHere: state.isHere, accepted: state.accepted, refusedBy: state.refusedBy },
      dueAt: state.dueAtMs === null ? null : new Date(state.dueAtMs).toISOString(),
      found: foundOf(state),
      sentBack: state.sentBack,
      photos: photos
        .filter(({ inspectionId }) => inspectionId === row.id)
        .map(({ id, slot }) => ({ id, slot })),
      certificate: certificates.get(row.id) ?? null,
      timeline: own.map(({ at, side, event }) => ({ kind: event.kind, at: at.toISOString(), side })),
    };
  });
}

function foundOf({ report }: InspectionState): PieceView['found'] {
  if (report === null) return null;
  const { verdict, rejectedFor, seal, checklist, answers } = report;
  return {
    ...{ outcome: verdict.outcome, grade: verdict.grade, because: [...verdict.because] },
    ...{ differenceCents: verdict.differenceMinor, rejectedFor, seal, checklist },
    answers: Object.entries(answers).map(([code, answer]) => ({ code, answer: String(answer) })),
  };
}

async function findSteps(db: Database, ids: readonly string[]): Promise<LoggedStep[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('inspection_events')
    .select(['inspection_id as id', 'kind', 'at', 'side', 'data'])
    .where('inspection_id', 'in', [...ids])
    .orderBy('inspection_id')
    .orderBy('version')
    .execute();
  return rows.map(({ id, kind, at, side, data }) => ({
    ...{ id, at, side: side as LoggedStep['side'] },
    event: { ...(data as object), kind } as InspectionEvent,
  }));
}

async function findCertificates(
  { db, origin }: Deps,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<PieceView['certificate']>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('inspection_certificates')
    .select(['id', 'inspection_id', 'text', 'signature', 'voided_at'])
    .where('inspection_id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map((row) => [
      row.inspection_id,
      { id: row.id, url: `${origin}${checkPath}#${tokenOf(row)}`, inForce: row.voided_at === null },
    ]),
  );
}

/** The page that checks certificates; what stands after the number sign never leaves the browser. */
export const checkPath = '/certificates/check';

/** How an order goes through the warehouse; null when it goes directly, or is not this viewer's. */
export async function findOrderInspection(
  deps: Deps,
  viewer: InspectionViewer,
  orderId: string,
): Promise<OrderInspection | null> {
  const row = await deps.db
    .selectFrom('inspection_orders')
    .selectAll()
    .where('order_id', '=', orderId)
    .$if(viewer.as === 'buyer', (query) =>
      query.where('person_id', '=', viewer.as === 'buyer' ? viewer.personId : ''),
    )
    .$if(viewer.as === 'shop', (query) =>
      query.where('shop_id', '=', viewer.as === 'shop' ? viewer.shopId : ''),
    )
    .executeTakeFirst();
  if (row === undefined) return null;
  const { rows } = await sql<PieceRow>`
    ${pieces} where i.order_id = ${orderId} order by i.position, i.piece
  `.execute(deps.db);
  const at = (time: Date | null) => time?.toISOString() ?? null;
  return {
    ...{ orderId, because: row.because, code: viewer.as === 'buyer' ? '' : row.code },
    ...{ warehouse: warehouseAddress(deps) ?? '', carrier: row.carrier, trackingNo: row.tracking_no },
    ...{ routedAt: row.routed_at.toISOString(), sentAt: at(row.sent_at), arrivedAt: at(row.arrived_at) },
    leftAt: at(row.left_at),
    pieces: await viewPieces(deps, rows),
  };
}

/** A piece with all that its inspector needs. */
export async function findForInspector(deps: Deps, id: string): Promise<InspectorView | null> {
  const found = await deps.db
    .selectFrom('inspections')
    .select('order_id')
    .where('id', '=', id)
    .executeTakeFirst();
  const order = found === undefined ? null : await findOrderInspection(deps, { as: 'house' }, found.order_id);
  const piece = order?.pieces.find((one) => one.id === id);
  if (order === null || piece === undefined) return null;
  const { version, items, photos } = checklistFor(piece.kind);
  return {
    ...{ piece, order },
    checklist: {
      version,
      items: items.map((item) => ({
        ...{ code: item.code, kind: item.kind, choices: item.kind === 'choice' ? [...item.choices] : [] },
        required: item.kind !== 'text' || item.required,
      })),
      photos: [...photos],
    },
  };
}

const goesBack = sql`(i.state = 'rejected' or (i.state = 'cancelled' and exists (
  select from inspection_orders o where o.order_id = i.order_id and o.arrived_at is not null)))`;
const conditions: Record<(typeof inspectorViews)[number], RawBuilder<unknown>> = {
  'to-inspect': sql`i.state = 'arrived'`,
  'to-send-on': sql`i.state = 'passed'`,
  'to-confirm': sql`i.state = 'to-confirm'`,
  'to-send-back': goesBack,
  awaited: sql`i.state = 'awaited'`,
  done: sql`i.state in ('sent-on', 'sent-back')`,
};

/** The inspectors' queue, the longest waiting first. */
export async function listPieces(
  deps: Deps,
  view: (typeof inspectorViews)[number],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<PieceView>> {
  const after = readCursor(cursor, 2);
  const further =
    after === null ? sql`` : sql`and (i.changed_at, i.id) > (${new Date(Number(after[0]))}, ${after[1]})`;
  const { rows } = await sql<PieceRow>`
    ${pieces} where ${conditions[view]} ${further} order by i.changed_at, i.id limit ${limit + 1}
  `.execute(deps.db);
  const views = new Map((await viewPieces(deps, rows)).map((one) => [one.id, one]));
  return pageOf(
    rows,
    limit,
    ({ id }) => views.get(id) as PieceView,
    ({ changedAt, id }) => [changedAt.getTime(), id],
  );
}
