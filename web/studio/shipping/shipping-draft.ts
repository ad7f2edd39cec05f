import { readPrice, writePrice } from '../../shared/price.ts';
import type { ShippingRules } from './shipping-queries.ts';

interface FeeDraft {
  readonly base: string;
  readonly freeAbove: string;
}

export interface RegionDraft extends FeeDraft {
  /** Tells rows apart while they are written; not sent. */
  readonly rowId: string;
  readonly provinces: string;
}

/** Shipping rules while they are being written: texts as typed. */
export interface ShippingDraft extends FeeDraft {
  readonly regions: readonly RegionDraft[];
  readonly notServed: string;
}

export type FieldProblem = 'fee-wrong' | 'amount-wrong' | 'provinces-missing' | 'provinces-many';
/** Problems by field: `base`, `notServed`, or `<row id>.<field>` of a region. */
export type DraftProblems = Readonly<Record<string, FieldProblem>>;

export const regionsMax = 40;
const provincesMax = 40;
const feeCentsMax = 100_000;

let rowCount = 0;
export const emptyRegion = (): RegionDraft => ({
  rowId: `region${++rowCount}`,
  provinces: '',
  base: '',
  freeAbove: '',
});

export function draftOf(rules: ShippingRules): ShippingDraft {
  return {
    ...feeOf(rules),
    regions: rules.regions.map((region) => ({
      ...emptyRegion(),
      ...feeOf(region),
      provinces: region.provinces.join('、'),
    })),
    notServed: rules.notServed.join('、'),
  };
}

function feeOf(fee: { baseCents: number; freeAboveCents: number | null }): FeeDraft {
  return {
    base: writePrice(fee.baseCents),
    freeAbove: fee.freeAboveCents === null ? '' : writePrice(fee.freeAboveCents),
  };
}

type DraftReading =
  | { readonly ok: true; readonly rules: ShippingRules }
  | { readonly ok: false; readonly problems: DraftProblems };

/** What the API is sent, or what is wrong where. Which provinces there are, the API knows. */
export function readDraft(draft: ShippingDraft): DraftReading {
  const problems: Record<string, FieldProblem> = {};
  const readFee = ({ base, freeAbove }: FeeDraft, row: string) => {
    const fee = readPrice(base, 0, feeCentsMax);
    if (!fee.ok) problems[`${row}base`] = 'fee-wrong';
    const free = freeAbove.trim() === '' ? null : readPrice(freeAbove);
    if (free?.ok === false) problems[`${row}freeAbove`] = 'amount-wrong';
    return {
      baseCents: fee.ok ? fee.priceCents : 0,
      freeAboveCents: free?.ok ? free.priceCents : null,
    };
  };
  const readNames = (text: string, field: string) => {
    const names = readProvinces(text);
    if (names.length > provincesMax) problems[field] = 'provinces-many';
    return names;
  };
  const rules = {
    ...readFee(draft, ''),
    regions: draft.regions.map((region) => {
      const provinces = readNames(region.provinces, `${region.rowId}.provinces`);
      if (provinces.length === 0) problems[`${region.rowId}.provinces`] = 'provinces-missing';
      return { provinces, ...readFee(region, `${region.rowId}.`) };
    }),
    notServed: readNames(draft.notServed, 'notServed'),
  };
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, rules };
}

/** `上海、浙江 江苏` and `Shanghai, Inner Mongolia`: a space parts names in Chinese, never in English. */
export function readProvinces(text: string): string[] {
  return text
    .split(/[,，、;；\n]+/)
    .flatMap((part) => (/\p{Script=Han}/u.test(part) ? part.split(/\s+/) : [part]))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The draft's field that the API's answer names, e.g. `rules.regions.0.provinces.1`; null for none of them. */
export function fieldOf(draft: ShippingDraft, apiField: string | undefined): string | null {
  const [, place = '', index = '', name = ''] = (apiField ?? '').split('.');
  if (place === 'notServed') return 'notServed';
  const fields: Record<string, string> = {
    baseCents: 'base',
    freeAboveCents: 'freeAbove',
    provinces: 'provinces',
  };
  if (place !== 'regions') return fields[place] ?? null;
  const row = draft.regions[Number(index)];
  const field = fields[name];
  return row === undefined || field === undefined ? null : `${row.rowId}.${field}`;
}
