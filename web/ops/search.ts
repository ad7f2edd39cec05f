/** What stands in the addresses of the desk: which queue, which case is open. Unknown values fall back to what needs work. */

export const shopViews = ['pending', 'open', 'suspended', 'all'] as const;
export type ShopViewName = (typeof shopViews)[number];
export const clipViews = ['published', 'reported', 'taken-down', 'draft', 'scheduled', 'all'] as const;
export type ClipViewName = (typeof clipViews)[number];

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

export interface AuditSearch {
  subject?: string;
}

export function readAuditSearch(search: Search): AuditSearch {
  return said<AuditSearch>({ subject: textOf(search['subject']) });
}

/** A change of an address: undefined takes a part out. */
export function changed<Found extends object>(
  before: Found,
  change: { [Key in keyof Found]?: Found[Key] | undefined },
): Found {
  return said<Found>({ ...before, ...change } as { [Key in keyof Found]: Found[Key] | undefined });
}
