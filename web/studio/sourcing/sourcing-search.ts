export const sourcingOrders = ['newest', 'rate', 'earning'] as const;
export const rates = ['0', '500', '1000', '1500', '2000', '3000'] as const;
export const shows = ['all', 'window'] as const;

export interface SourcingSearch {
  q?: string;
  order?: (typeof sourcingOrders)[number];
  rate?: (typeof rates)[number];
  show?: (typeof shows)[number];
}

/** The filters in the address; what is none of them is left out. */
export function readSourcingSearch(search: Record<string, unknown>): SourcingSearch {
  const order = sourcingOrders.find((one) => one === search['order']);
  const rate = rates.find((one) => one === String(search['rate'] ?? ''));
  const show = shows.find((one) => one === search['show']);
  const q = typeof search['q'] === 'string' || typeof search['q'] === 'number' ? String(search['q']) : '';
  return {
    ...(q === '' ? {} : { q }),
    ...(order === undefined ? {} : { order }),
    ...(rate === undefined ? {} : { rate }),
    ...(show === undefined ? {} : { show }),
  };
}
