/** What stands in the addresses of the desk: which queue, which case is open. Unknown values fall back to what needs work. */

export const shopViews = ['pending', 'open', 'rejected', 'suspended', 'all'] as const;
export type ShopViewName = (typeof shopViews)[number];
export const clipViews = ['published', 'reported', 'taken-down', 'draft', 'scheduled', 'all'] as const;
export type ClipViewName = (typeof clipViews)[number];

export const roomViews = ['live', 'reported', 'scheduled', 'ended', 'banned', 'cancelled'] as const;
export type RoomViewName = (typeof roomViews)[number];

type Search = Record<string, unknown>;

/** The router reads `?text=2024` as a number. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, 100) : undefined;
}

/** Leaves out what is not said, so that addresses stay short. */
function said<Found extends object>(found: { [Key in keyof Found]: Found[Key] | undefined }): Found {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Found;
}

export interface PeopleSearch {
  text?: string;
  open?: string;
}

export function readPeopleSearch(search: Search): PeopleSearch {
  return said<PeopleSearch>({ text: textOf(search['text']), open: textOf(search['open']) });
}

export interface ShopSearch {
  view?: Exclude<ShopViewName, 'pending'>;
  open?: string;
}

export function readShopSearch(search: Search): ShopSearch {
  const view = shopViews.find((name) => name === search['view']);
  return said<ShopSearch>({ view: view === 'pending' ? undefined : view, open: textOf(search['open']) });
}

export interface ClipSearch {
  view?: Exclude<ClipViewName, 'published'>;
  text?: string;
  open?: string;
}

export function readClipSearch(search: Search): ClipSearch {
  const view = clipViews.find((name) => name === search['view']);
  return said<ClipSearch>({
    view: view === 'published' ? undefined : view,
    text: textOf(search['text']),
    open: textOf(search['open']),
  });
}

export const applicationViews = ['submitted', 'approved', 'rejected'] as const;
export const certificateViews = ['pending', 'accepted', 'rejected', 'revoked'] as const;
export const afterSaleViews = ['escalated', 'ruled'] as const;
export const claimViews = ['to-rule', 'lab', 'closed'] as const;
export const inspectionViews = [
  'to-inspect',
  'to-send-on',
  'to-confirm',
  'to-send-back',
  'awaited',
  'done',
] as const;
export const fraudViews = ['open', 'confirmed', 'dismissed'] as const;
export const reviewViews = ['reported', 'hidden'] as const;
export const appealViews = ['open', 'accepted', 'rejected'] as const;
export const advertViews = ['refused', 'warned', 'found', 'passed', 'all'] as const;
export const trustCaseViews = ['open', 'violation', 'dismissed'] as const;
export const watchViews = ['all', 'rooms', 'hint', 'unpin', 'mute', 'cut'] as const;
export const productViews = ['on-sale', 'taken-down', 'off-sale', 'draft', 'all'] as const;

interface QueueSearch<View extends string> {
  view?: View;
  text?: string;
  open?: string;
}

/** The address of a queue whose first view is what needs work. */
function queueSearch<View extends string>(views: readonly View[]) {
  return (search: Search): QueueSearch<View> => {
    const view = views.find((name) => name === search['view']);
    return said<QueueSearch<View>>({
      view: view === views[0] ? undefined : view,
      text: textOf(search['text']),
      open: textOf(search['open']),
    });
  };
}

export const readApplicationSearch = queueSearch(applicationViews);
export const readCertificateSearch = queueSearch(certificateViews);
export const readAfterSaleSearch = queueSearch(afterSaleViews);
export const readClaimSearch = queueSearch(claimViews);
export const readInspectionSearch = queueSearch(inspectionViews);
export type FraudSearch = QueueSearch<(typeof fraudViews)[number]>;
export const readFraudSearch = queueSearch(fraudViews);
export const readRoomSearch = queueSearch(roomViews);
export const readReviewSearch = queueSearch(reviewViews);
export const readAppealSearch = queueSearch(appealViews);
export interface AdvertSearch {
  view?: (typeof advertViews)[number];
  /** A shop's or creator's id. */
  author?: string;
  /** An official kind, such as `ZH8`. */
  code?: string;
  gravity?: 1 | 2 | 3;
  open?: string;
}

export function readAdvertSearch(search: Search): AdvertSearch {
  const view = advertViews.find((name) => name === search['view']);
  const gravity = ([1, 2, 3] as const).find((one) => one === Number(search['gravity']));
  return said<AdvertSearch>({
    ...{ view: view === advertViews[0] ? undefined : view, gravity },
    ...{ author: textOf(search['author']), code: textOf(search['code'])?.toUpperCase() },
    open: textOf(search['open']),
  });
}

export const readTrustCaseSearch = queueSearch(trustCaseViews);
export const readWatchSearch = queueSearch(watchViews);

export interface TrustSearch {
  /** A shop's, creator's or buyer's id. */
  subject?: string;
  version?: number;
}

export function readTrustSearch(search: Search): TrustSearch {
  const version = Number(search['version']);
  return said<TrustSearch>({
    subject: textOf(search['subject']),
    version: Number.isInteger(version) && version > 0 ? version : undefined,
  });
}

export const readProductSearch = queueSearch(productViews);

/** Which day of which provider is open. */
export function readExperimentSearch(search: Search): { open?: string } {
  return said<{ open?: string }>({ open: textOf(search['open']) });
}

export function readReconciliationSearch(search: Search): { open?: string } {
  return said<{ open?: string }>({ open: textOf(search['open']) });
}

export interface AuditSearch {
  subject?: string;
  action?: string;
  actor?: string;
  text?: string;
  /** Days, as `2026-11-23`. */
  from?: string;
  to?: string;
}

const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;

export function readAuditSearch(search: Search): AuditSearch {
  return said<AuditSearch>({
    subject: textOf(search['subject']),
    action: textOf(search['action']),
    actor: textOf(search['actor']),
    text: textOf(search['text']),
    from: dayOf(search['from']),
    to: dayOf(search['to']),
  });
}

/** A change of an address: undefined takes a part out. */
export function changed<Found extends object>(
  before: Found,
  change: { [Key in keyof Found]?: Found[Key] | undefined },
): Found {
  return said<Found>({ ...before, ...change } as { [Key in keyof Found]: Found[Key] | undefined });
}
