export const ledgerViews = ['audits', 'accounts', 'journals'] as const;
export type LedgerView = (typeof ledgerViews)[number];
export const accountKinds = [
  ...(['provider', 'escrow', 'shop', 'commission', 'creator', 'leader', 'subsidy', 'refund-due'] as const),
  ...(['payout-due', 'deposit', 'deposit-frozen', 'penalty', 'red-packet', 'person-due'] as const),
  'service-budget',
] as const;
export type AccountKind = (typeof accountKinds)[number];
export const payoutStates = ['under-way', 'done', 'failed'] as const;
export type PayoutState = (typeof payoutStates)[number];

/** The address of the ledger: which view, what is looked for in it, what is open. */
export interface LedgerSearch {
  view?: Exclude<LedgerView, 'audits'>;
  kind?: AccountKind;
  owner?: string;
  reference?: string;
  account?: number;
  open?: string;
}

const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, 80) : undefined;
};

export function readLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  const found: LedgerSearch = {};
  const view = ledgerViews.find((name) => name === search['view']);
  if (view !== undefined && view !== 'audits') found.view = view;
  const kind = accountKinds.find((name) => name === search['kind']);
  if (kind !== undefined) found.kind = kind;
  for (const name of ['owner', 'reference', 'open'] as const) {
    const text = textOf(search[name]);
    if (text !== undefined) found[name] = text;
  }
  const account = Number(search['account']);
  if (Number.isSafeInteger(account) && account > 0) found.account = account;
  return found;
}

export interface PayoutSearch {
  state?: PayoutState;
}

export function readPayoutSearch(search: Record<string, unknown>): PayoutSearch {
  const state = payoutStates.find((name) => name === search['state']);
  return state === undefined ? {} : { state };
}

export interface DepositSearch {
  short?: true;
  open?: string;
}

export function readDepositSearch(search: Record<string, unknown>): DepositSearch {
  const open = textOf(search['open']);
  return { ...(search['short'] === true ? { short: true } : {}), ...(open === undefined ? {} : { open }) };
}
