import { type CompiledPolicy, traceIn, traceWordsEn, traceWordsZh } from '@kanmai/trust';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { pictureUrl } from '../../trade/catalogue/index.ts';
import type { ClaimSummary, ClaimView } from './claim.schema.ts';
import { type ClaimEvent, type ClaimState, evolveAll, isClosed, isPolicys } from './claim.state.ts';
import { getPromised } from './guarantee.shelf.ts';
import { rightView } from './right.words.ts';

/** As whom somebody looks at claims. */
export type ClaimViewer =
  | { readonly as: 'buyer'; readonly personId: string }
  | { readonly as: 'shop'; readonly shopId: string; readonly mayAnswer: boolean }
  | { readonly as: 'operator' };

export interface SummaryRow {
  id: string;
  order_id: string;
  code: string;
  version: number;
  title: { zh: string; en: string };
  shop_id: string;
  shop_name: string;
  buyer_name: string;
  line: { position: number; productId: string; title: string; variantTitle: string; totalCents: number };
  picture_key: string | null;
  state: ClaimSummary['state'];
  because: string;
  reason: ClaimSummary['reason'];
  currency: string;
  stake_cents: number;
  frozen_cents: number;
  paid_cents: number;
  due_at: Date | null;
  opened_at: Date;
  closed_at: Date | null;
  sort_text?: string;
}

/** The rows of claims, to be narrowed and ordered; the claim is `c`. */
const summaries = (sort: RawBuilder<unknown>) => sql`
  select c.id, c.order_id, c.code, r.version, p.policy -> 'title' as title, c.shop_id, s.name as shop_name,
    coalesce(b.display_name, '') as buyer_name, l.picture_key, c.state, c.because, c.reason, c.currency, c.stake_cents,
    c.frozen_cents, c.paid_cents, c.due_at, c.opened_at, c.closed_at, (${sort})::text as sort_text,
    jsonb_build_object('position', l.position, 'productId', l.product_id, 'title', l.title,
      'variantTitle', l.variant_title, 'totalCents', l.total_cents) as line
  from guarantee_claims c
  join shops s on s.id = c.shop_id
  left join people b on b.id = c.person_id
  join order_lines l on l.order_id = c.order_id and l.position = c.position
  join order_line_rights r on r.order_id = c.order_id and r.position = c.position and r.code = c.code
  join guarantee_policies p on p.code = r.code and p.version = r.version`;

export function summaryOf(row: SummaryRow): ClaimSummary {
  return {
    ...{ id: row.id, orderId: row.order_id, code: row.code, version: row.version, title: row.title },
    shop: { id: row.shop_id, name: row.shop_name },
    buyerName: row.buyer_name,
    line: { ...row.line, pictureUrl: pictureUrl(row.picture_key) },
    ...{ state: row.state, because: row.because, reason: row.reason, currency: row.currency },
    ...{ stakeCents: row.stake_cents, heldCents: row.frozen_cents, paidCents: row.paid_cents },
    dueAt: row.due_at?.toISOString() ?? null,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

interface Sort {
  readonly by: RawBuilder<unknown>;
  readonly order: 'asc' | 'desc';
}
export const newest: Sort = { by: sql`c.opened_at`, order: 'desc' };
export const soonest: Sort = { by: sql`coalesce(c.due_at, 'infinity'::timestamptz)`, order: 'asc' };
export const longestWaiting: Sort = { by: sql`coalesce(c.review_at, c.opened_at)`, order: 'asc' };

/** A page of claims. */
export async function listClaims(
  db: Database | Tx,
  where: RawBuilder<unknown>,
  { by, order }: Sort,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<ClaimSummary>> {
  const [at = null, id = null] = readCursor(page.cursor, 2) ?? [];
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  const beyond = order === 'asc' ? sql`>` : sql`<`;
  const after = id === null ? sql`true` : sql`(${by}, c.id) ${beyond} (${at}::timestamptz, ${id})`;
  const { rows } = await sql<SummaryRow>`
    ${summaries(by)} where ${where} and ${after}
    order by ${by} ${direction}, c.id ${direction} limit ${page.limit + 1}
  `.execute(db);
  return pageOf(rows, page.limit, summaryOf, (row) => [row.sort_text ?? '', row.id]);
}

export const ofOrder = (orderId: string) => sql`c.order_id = ${orderId}`;

/** One claim whole; null when it is not this viewer's to see. */
export async function findClaimView(
  db: Database | Tx,
  viewer: ClaimViewer,
  claimId: string,
): Promise<ClaimView | null> {
  const reach =
    viewer.as === 'buyer'
      ? sql`c.person_id = ${viewer.personId}`
      : viewer.as === 'shop'
        ? sql`c.shop_id = ${viewer.shopId}`
        : sql`true`;
  const { rows } =
    await sql<SummaryRow>`${summaries(newest.by)} where c.id = ${claimId} and ${reach}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const events = await findEvents(db, claimId);
  const state = evolveAll(events.map(({ data }) => data));
  const policy = await getPromised(db, row.code, row.version);
  const decided = events.findLast(({ data }) => data.kind === 'decided')?.data;
  const why = decided?.kind === 'decided' ? shownTo(viewer, decided.why) : [];
  const filed = events[0]?.data;
  return {
    ...summaryOf(row),
    text: filed?.kind === 'filed' ? filed.text : '',
    ...{ askedCents: state.askedCents, missing: [...state.missing], onDue: onDueOf(policy, state) },
    ...{ answer: state.answer, labVerdict: state.labVerdict, atLab: state.labReceivedAtMs !== null },
    appealedBy: state.appealedBy,
    right: rightView(policy.policy),
    why,
    whyEn: why.map((step) => traceIn(traceWordsEn, step)),
    whyZh: why.map((step) => traceIn(traceWordsZh, step)),
    payout: await findPayout(db, claimId),
    timeline: events.map(({ data, at, side }) => ({ at: at.toISOString(), side, ...wordsOf(data) })),
    files: await findFiles(db, claimId),
    can: canOf(viewer, state, policy),
  };
}

/** Nobody is told how far they are suspected, and no shop what its buyer does elsewhere. */
const hiddenFrom: Readonly<Record<ClaimViewer['as'], RegExp | null>> = {
  buyer: /\bbuyer\.abuse\b/,
  shop: /\bbuyer\./,
  operator: null,
};

/** The steps of a decision that this viewer may read. */
function shownTo({ as }: ClaimViewer, why: readonly string[]): string[] {
  const hidden = hiddenFrom[as];
  return why.filter((sentence) => hidden === null || !hidden.test(sentence));
}

/** What will be decided when the clock that runs has run out. */
function onDueOf({ policy }: CompiledPolicy, state: ClaimState): ClaimView['onDue'] {
  if (state.dueAtMs === null) return null;
  const code =
    state.name === 'needs'
      ? policy.evidenceClock
      : policy.rows.find(({ because, outcome }) => because === state.because && outcome === state.name)
          ?.clock;
  const clock = code === undefined ? undefined : policy.clocks[code];
  return clock === undefined ? null : { outcome: clock.onExpiry, because: clock.because };
}

function canOf(viewer: ClaimViewer, state: ClaimState, { facts }: CompiledPolicy): ClaimView['can'] {
  const open = !isClosed(state.name);
  const lost = { buyer: 'refused', shop: 'paid', operator: null }[viewer.as];
  return {
    show: open && viewer.as !== 'operator',
    withdraw: viewer.as === 'buyer' && isPolicys(state.name),
    appeal: state.name === lost && state.appealedBy === null,
    answer: viewer.as === 'shop' && viewer.mayAnswer && isPolicys(state.name) && state.answer !== 'agrees',
    lab: viewer.as === 'operator' && isPolicys(state.name) && facts.includes('lab.verdict'),
    rule: viewer.as === 'operator' && (state.name === 'review' || state.name === 'appealed'),
  };
}

interface LoggedStep {
  readonly at: Date;
  readonly side: ClaimView['timeline'][number]['side'];
  readonly data: ClaimEvent;
}

async function findEvents(db: Database | Tx, claimId: string): Promise<readonly LoggedStep[]> {
  const rows = await db
    .selectFrom('guarantee_claim_events')
    .select(['kind', 'at', 'side', 'data'])
    .where('claim_id', '=', claimId)
    .orderBy('version')
    .execute();
  return rows.map(({ kind, at, side, data }) => ({
    ...{ at, side: side as LoggedStep['side'] },
    data: { ...(data as object), kind } as ClaimEvent,
  }));
}

function wordsOf(
  event: ClaimEvent,
): Pick<ClaimView['timeline'][number], 'kind' | 'text' | 'word' | 'because' | 'amountCents'> {
  const words = { kind: event.kind, text: '', word: '', because: '', amountCents: null };
  switch (event.kind) {
    case 'filed':
      return { ...words, text: event.text, word: event.reason, amountCents: event.askedCents };
    case 'shown':
      return { ...words, word: event.fileKind };
    case 'answered':
      return { ...words, text: event.text, word: event.answer };
    case 'lab':
      return { ...words, text: event.text, word: event.step };
    case 'decided':
      return { ...words, word: event.state, because: event.because, amountCents: event.paidCents };
    case 'ruled':
      return { ...words, text: event.text, word: event.ruling, amountCents: event.amountCents };
    case 'appealed':
      return { ...words, text: event.text, word: event.by };
    case 'withdrawn':
      return words;
  }
}

async function findPayout(db: Database | Tx, claimId: string): Promise<ClaimView['payout']> {
  const row = await db
    .selectFrom('claim_payouts as p')
    .innerJoin('ledger_journals as j', (join) =>
      join.onRef('j.reference_id', '=', 'p.id').on('j.kind', '=', 'claim-payout'),
    )
    .selectAll('p')
    .select('j.id as journal_id')
    .where('p.id', '=', claimId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...{ amountCents: row.amount_cents, depositCents: row.deposit_cents, budgetCents: row.budget_cents },
    ...{ advanceCents: row.advance_cents, platformCents: row.platform_cents },
    withheldCents: row.withheld_cents,
    ...{ restoredCents: row.restored_cents, state: row.state as 'due' | 'paid', journalId: row.journal_id },
    paidAt: row.paid_at?.toISOString() ?? null,
  };
}

async function findFiles(db: Database | Tx, claimId: string): Promise<ClaimView['files']> {
  const rows = await db
    .selectFrom('guarantee_claim_files')
    .select(['id', 'side', 'kind', 'content_type', 'created_at'])
    .where('claim_id', '=', claimId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, side: row.side as 'buyer' | 'shop', contentType: row.content_type },
    kind: row.kind as ClaimView['files'][number]['kind'],
    at: row.created_at.toISOString(),
  }));
}
