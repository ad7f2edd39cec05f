/** What the list of lines can be narrowed to. */
export const lineKinds = [
  ...(['capture', 'order-refund', 'settlement', 'claw-back', 'payout', 'payout-failed'] as const),
  ...(['red-packet', 'red-packet-refused', 'red-packet-returned'] as const),
  ...(['claim-payout', 'claim-restored', 'penalty-restored', 'service-budget'] as const),
  ...(['deposit-top-up', 'deposit-freeze', 'deposit-unfreeze', 'deposit-deduct', 'deposit-cover'] as const),
] as const;
export type LineKind = (typeof lineKinds)[number];

/** The address of the money page: which lines, and which order's money is open. */
export interface MoneySearch {
  kind?: LineKind;
  /** Days of the viewer's own, `2026-11-28`. */
  from?: string;
  to?: string;
  order?: string;
}

export function readMoneySearch(search: Record<string, unknown>): MoneySearch {
  const found: MoneySearch = {};
  const kind = lineKinds.find((name) => name === search['kind']);
  if (kind !== undefined) found.kind = kind;
  for (const name of ['from', 'to'] as const) {
    const day = search[name];
    if (typeof day === 'string' && isDay(day)) found[name] = day;
  }
  if (typeof search['order'] === 'string' && search['order'] !== '') found.order = search['order'];
  return found;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** What the API is asked: a day is the viewer's own, from its first moment to its last. */
export function statementAsk({ kind, from, to }: MoneySearch) {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { from: startOf(from, 0).toISOString() }),
    ...(to === undefined ? {} : { to: startOf(to, 1).toISOString() }),
  };
}

function startOf(day: string, daysLater: number): Date {
  const date = new Date(`${day}T00:00`);
  // By the calendar: a day of a change of clocks is not 24 hours.
  date.setDate(date.getDate() + daysLater);
  return date;
}
