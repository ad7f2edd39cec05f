import { hourMs, isId, minuteMs } from '@kanmai/kernel';
import type { NewEvent } from '../../insight/events/index.ts';
import { type SearchMeaning, searchTermOf } from '../search/index.ts';
import type { RefusalCode, ReportedEvent, ReportedKind } from './reaction.schema.ts';
import { reportedKinds } from './reaction.schema.ts';

/** What is known of a clip that somebody reports a step about. */
export interface ClipFacts {
  readonly authorId: string;
  readonly durationMs: number;
}

/** How the feed showed a clip to this person, when it still remembers. */
export interface ServedAs {
  readonly requestId: string;
  readonly position: number;
  readonly channel: string;
  readonly propensity: number | null;
  /** By experiment, the arm the person was in. */
  readonly arms?: Readonly<Record<string, string>>;
  /** The chances of policies that are judged, to have shown the same. */
  readonly judged?: { readonly experiment: string; readonly chances: readonly number[] };
}

/** How the feed showed goods to this person between clips, when it still remembers. */
export interface GoodsServedAs {
  readonly requestId: string;
  readonly position: number;
  readonly reason: string;
  readonly propensity: number;
}

export interface ReportContext {
  readonly personId: string;
  readonly nowMs: number;
  readonly clips: ReadonlyMap<string, ClipFacts>;
  /** The shop of each product that exists. */
  readonly products: ReadonlyMap<string, string>;
  /** The broadcaster of each live room. */
  readonly rooms: ReadonlyMap<string, string>;
  readonly servedAs: (clipId: string) => ServedAs | null;
  readonly goodsServedAs: (productId: string) => GoodsServedAs | null;
  readonly meantBy: (q: string) => SearchMeaning;
}

/** The client's clock is believed this far. */
const clockToleranceMs = 5 * minuteMs;
/** Nobody watches one clip longer, or more often, in one go. */
const playMsMax = hourMs;
const repeatsMax = 20;

export type Decision = { readonly event: NewEvent } | { readonly code: RefusalCode };

/** Makes an event of the log of what a screen reports, or says why not. */
export function decideReportedEvent(reported: ReportedEvent, context: ReportContext): Decision {
  const kind = reportedKinds.find((each) => each === reported.kind);
  if (kind === undefined) return { code: 'unknown-kind' };
  const atMs = decideTime(reported.at, context.nowMs);
  if (atMs === null) return { code: 'bad-time' };
  const clip = reported.clipId === undefined ? undefined : context.clips.get(reported.clipId);
  if (reported.clipId !== undefined && clip === undefined) return { code: 'unknown-clip' };
  if (kind === 'search') return decideSearch(reported, atMs, context);
  if (kind === 'goods-shown') return decideGoodsShown(reported, atMs, context);
  if (kind === 'product-open') return decideProductOpen(reported, atMs, context, clip);
  if (reported.clipId === undefined || clip === undefined) return { code: 'clip-required' };
  const played = kind === 'watch' ? decidePlay(reported.playMs, clip) : {};
  if (played === null) return { code: 'play-required' };
  return {
    event: {
      kind,
      atMs,
      personId: context.personId,
      shopId: shopOf(clip),
      subjectId: reported.clipId,
      data: { ...played, ...shownAs(reported, kind, context) },
    },
  };
}

function decideSearch(reported: ReportedEvent, atMs: number, context: ReportContext): Decision {
  const { q = '' } = reported;
  const term = searchTermOf(q);
  if (term === null) return { code: 'query-required' };
  const { found, category } = context.meantBy(q);
  const data = { term, found, ...(category === null ? {} : { category }) };
  return { event: { kind: 'search', atMs, personId: context.personId, data } };
}

/** Goods were on the glass, between clips. */
function decideGoodsShown(
  reported: ReportedEvent,
  atMs: number,
  { personId, products, goodsServedAs }: ReportContext,
): Decision {
  const { productId } = reported;
  if (productId === undefined) return { code: 'product-required' };
  const shopId = products.get(productId);
  if (shopId === undefined) return { code: 'unknown-product' };
  const data = goodsServedAs(productId) ?? given(reported);
  return {
    event: { kind: 'goods-shown', atMs, personId, shopId, subjectId: productId, data: { ...data } },
  };
}

function decideProductOpen(
  reported: ReportedEvent,
  atMs: number,
  context: ReportContext,
  clip: ClipFacts | undefined,
): Decision {
  if (reported.productId === undefined) return { code: 'product-required' };
  const shopId = context.products.get(reported.productId);
  if (shopId === undefined) return { code: 'unknown-product' };
  const { roomId } = reported;
  const broadcasterId = roomId === undefined ? undefined : context.rooms.get(roomId);
  if (roomId !== undefined && broadcasterId === undefined) return { code: 'unknown-room' };
  const term = searchTermOf(reported.q ?? '');
  // What is opened in a creator's room, the creator brought.
  const creatorId = broadcasterId ?? reported.creatorId ?? '';
  const data = {
    ...(clip === undefined ? {} : { clipId: reported.clipId }),
    ...(isId('creator', creatorId) ? { creatorId } : {}),
    ...(roomId === undefined ? {} : { roomId }),
    ...(term === null ? {} : { term }),
  };
  const { personId } = context;
  return { event: { kind: 'product-open', atMs, personId, shopId, subjectId: reported.productId, data } };
}

/** The client's time within the tolerance, else the server's; null for what is no time. */
function decideTime(at: string | undefined, nowMs: number): number | null {
  if (at === undefined) return nowMs;
  const atMs = Date.parse(at);
  if (Number.isNaN(atMs)) return null;
  return Math.abs(atMs - nowMs) <= clockToleranceMs ? atMs : nowMs;
}

/** The clip's own length counts, whatever the client says it is; an implausible play is cut to the plausible. */
function decidePlay(
  playMs: number | undefined,
  clip: ClipFacts,
): { playMs: number; durationMs: number } | null {
  if (playMs === undefined || !Number.isFinite(playMs)) return null;
  const most = clip.durationMs > 0 ? Math.min(playMsMax, clip.durationMs * repeatsMax) : playMsMax;
  return { playMs: Math.round(Math.min(Math.max(0, playMs), most)), durationMs: clip.durationMs };
}

/** What the server itself remembers of the showing is believed before what the client says. */
function shownAs(
  reported: ReportedEvent,
  kind: ReportedKind,
  context: ReportContext,
): Record<string, unknown> {
  const served = kind === 'impression' ? context.servedAs(reported.clipId as string) : null;
  if (served !== null) return { ...served };
  return given(reported);
}

/** What the client says of where it was shown. */
function given({ requestId, position }: Pick<ReportedEvent, 'requestId' | 'position'>) {
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(position === undefined ? {} : { position }),
  };
}

function shopOf(clip: ClipFacts): string | null {
  return clip.authorId.startsWith('shp_') ? clip.authorId : null;
}
