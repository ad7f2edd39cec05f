import type { BulkChange } from '@kanmai/client';
import { readPrice } from '../../shared/price.ts';

/** One change for many, as it is typed; empty means that it stays. */
export interface BulkDraft {
  readonly state: '' | 'on-sale' | 'off-sale';
  readonly price: '' | 'percent' | 'amount' | 'set';
  readonly priceValue: string;
  readonly ending: 'exact' | '00' | '90' | '99';
  readonly listPrice: '' | 'old-price' | 'none';
  readonly stock: '' | 'set' | 'add';
  readonly stockValue: string;
  readonly category: string;
  readonly addGuarantee: string;
  readonly removeGuarantee: string;
}

export const emptyBulkDraft: BulkDraft = {
  state: '',
  price: '',
  priceValue: '',
  ending: 'exact',
  listPrice: '',
  stock: '',
  stockValue: '',
  category: '',
  addGuarantee: '',
  removeGuarantee: '',
};

export type BulkReading =
  | { readonly ok: true; readonly change: BulkChange }
  | { readonly ok: false; readonly problem: 'nothing' | 'price' | 'stock' };

/** What the API is sent, or what is missing. */
export function readBulkDraft(draft: BulkDraft): BulkReading {
  const price = readPriceChange(draft);
  if (price === null) return { ok: false, problem: 'price' };
  const stock = readStockChange(draft);
  if (stock === null) return { ok: false, problem: 'stock' };
  const change: BulkChange = {
    ...(draft.state === '' ? {} : { state: draft.state }),
    ...price,
    ...(draft.listPrice === '' ? {} : { listPrice: draft.listPrice }),
    ...stock,
    ...(draft.category.trim() === '' ? {} : { category: draft.category.trim() }),
    ...(draft.addGuarantee === '' ? {} : { addGuarantees: [draft.addGuarantee] }),
    ...(draft.removeGuarantee === '' ? {} : { removeGuarantees: [draft.removeGuarantee] }),
  };
  return Object.keys(change).length === 0 ? { ok: false, problem: 'nothing' } : { ok: true, change };
}

const percentMin = -95;
const percentMax = 900;
const countMax = 1_000_000;

function readPriceChange(draft: BulkDraft): Pick<BulkChange, 'price'> | null {
  if (draft.price === '') return {};
  const text = plainText(draft.priceValue);
  if (draft.price === 'percent') {
    const percent = readWhole(text.replace(/%$/, ''));
    if (percent === null || percent < percentMin || percent > percentMax) return null;
    const ending = draft.ending === 'exact' ? {} : { ending: Number(draft.ending) };
    return { price: { by: 'percent', percent, ...ending } };
  }
  const negative = draft.price === 'amount' && text.startsWith('-');
  const reading = readPrice(text.replace(/^[-+]/, ''));
  if (!reading.ok || (draft.price === 'set' && /^[-+]/.test(text))) return null;
  return { price: { by: draft.price, cents: negative ? -reading.priceCents : reading.priceCents } };
}

function readStockChange(draft: BulkDraft): Pick<BulkChange, 'stock'> | null {
  if (draft.stock === '') return {};
  const count = readWhole(plainText(draft.stockValue));
  if (count === null || Math.abs(count) > countMax) return null;
  if (draft.stock === 'add') return { stock: { by: 'add', count } };
  return count < 0 ? null : { stock: { by: 'set', onHand: count } };
}

/** Full width digits and the minus signs that keyboards have. */
const plainText = (text: string) => text.normalize('NFKC').replace(/[−–]/g, '-').trim();

function readWhole(text: string): number | null {
  return /^[-+]?\d{1,7}$/.test(text) ? Number(text) : null;
}
