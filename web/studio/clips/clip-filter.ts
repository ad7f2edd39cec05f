export const clipFilters = ['all', 'published', 'scheduled', 'draft', 'taken-down'] as const;
export type ClipFilter = (typeof clipFilters)[number];

/** The address of the clips: which ones, and which one is open (`new` is an upload). */
export interface ClipsSearch {
  state?: Exclude<ClipFilter, 'all'>;
  text?: string;
  open?: string;
  /** Its results instead of its words. */
  results?: true;
}

export function readClipsSearch(search: Record<string, unknown>): ClipsSearch {
  const found: ClipsSearch = {};
  const state = clipFilters.find((name) => name === search['state']);
  if (state !== undefined && state !== 'all') found.state = state;
  // The router reads `?text=2024` as a number.
  const text = typeof search['text'] === 'number' ? String(search['text']) : search['text'];
  if (typeof text === 'string' && text !== '') found.text = text.slice(0, 100);
  if (typeof search['open'] === 'string') found.open = search['open'];
  if (search['results'] === true) found.results = true;
  return found;
}

/** A change of the address: undefined takes a part out. */
export function withChange(
  before: ClipsSearch,
  change: { [Key in keyof ClipsSearch]?: ClipsSearch[Key] | undefined },
): ClipsSearch {
  return Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
  ) as ClipsSearch;
}
