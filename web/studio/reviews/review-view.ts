export const reviewViews = ['all', 'unanswered', 'low-unanswered', 'low', 'pictures'] as const;
export type ReviewViewName = (typeof reviewViews)[number];

/** What stands in the address of a shop's reviews. */
export interface ReviewSearch {
  view?: Exclude<ReviewViewName, 'all'>;
  productId?: string;
  open?: string;
}

const idOf = (value: unknown, prefix: string): string | undefined =>
  typeof value === 'string' && new RegExp(`^${prefix}_[0-9a-z]{26}$`).test(value) ? value : undefined;

/** Reads an address; what makes no sense is left out. */
export function readReviewSearch(search: Record<string, unknown>): ReviewSearch {
  const view = reviewViews.find((name) => name === search['view']);
  const productId = idOf(search['productId'], 'prd');
  const open = idOf(search['open'], 'rev');
  return {
    ...(view === undefined || view === 'all' ? {} : { view }),
    ...(productId === undefined ? {} : { productId }),
    ...(open === undefined ? {} : { open }),
  };
}
