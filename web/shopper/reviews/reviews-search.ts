export const reviewSorts = ['useful', 'newest'] as const;
export const reviewFilters = ['pictures', 'follow-up', 'low'] as const;

/** What stands in the address of a list of reviews; what is not said is the default. */
export interface ReviewsSearch {
  sort?: (typeof reviewSorts)[number];
  only?: (typeof reviewFilters)[number];
  stars?: number;
  variantId?: string;
}

/** Reads an address; what makes no sense is left out. */
export function readReviewsSearch(search: { readonly [Key in keyof ReviewsSearch]: unknown }): ReviewsSearch {
  const sort = reviewSorts.find((one) => one === search.sort);
  const only = reviewFilters.find((one) => one === search.only);
  const stars = Number(search.stars);
  const variantId = search.variantId;
  return {
    ...(sort === undefined || sort === 'useful' ? {} : { sort }),
    ...(only === undefined ? {} : { only }),
    ...(Number.isInteger(stars) && stars >= 1 && stars <= 5 ? { stars } : {}),
    ...(typeof variantId === 'string' && /^var_[0-9a-z]{26}$/.test(variantId) ? { variantId } : {}),
  };
}
