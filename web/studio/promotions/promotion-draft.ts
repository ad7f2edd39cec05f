import type { PromotionInput, PromotionRule, StudioPromotionView } from '@kanmai/client';
import { readCount, readPrice, writePrice } from '../../shared/price.ts';

export type PromotionKind = PromotionRule['kind'];
export const promotionKinds: readonly PromotionKind[] = [
  'percent-off',
  'fixed-price',
  'several',
  'spend-and-save',
  'coupon-amount',
  'coupon-percent',
];
export const tiersMax = 5;
export const isCoupon = (kind: PromotionKind) => kind.startsWith('coupon-');

/** What stands in the form, as texts. */
export interface PromotionDraft {
  kind: PromotionKind;
  name: string;
  percentOff: string;
  price: string;
  pieces: string;
  piecesMax: string;
  tiers: { rowId: number; from: string; minus: string }[];
  from: string;
  minus: string;
  cap: string;
  scope: 'shop' | 'categories' | 'products' | 'variants';
  categories: string;
  ids: readonly string[];
  startsAt: string;
  endsAt: string;
  totalMax: string;
  perPersonMax: string;
  budget: string;
  audience: NonNullable<PromotionInput['audience']>;
  byCode: boolean;
  validDays: string;
}

export type DraftField = Exclude<keyof PromotionDraft, 'tiers'> | `tiers.${number}`;
export type DraftReading =
  | { readonly ok: true; readonly input: PromotionInput }
  | { readonly ok: false; readonly problems: ReadonlySet<DraftField> };

const dayMs = 86_400_000;

export function emptyDraft(nowMs: number): PromotionDraft {
  return {
    ...{ kind: 'percent-off', name: '', percentOff: '20', price: '', pieces: '2', piecesMax: '' },
    tiers: [{ rowId: 0, from: '', minus: '' }],
    ...{ from: '', minus: '', cap: '', scope: 'shop', categories: '', ids: [] },
    startsAt: localTime(nowMs),
    endsAt: localTime(nowMs + 7 * dayMs),
    ...{ totalMax: '', perPersonMax: '', budget: '', audience: 'all', byCode: false, validDays: '' },
  };
}

export function draftOf(promotion: StudioPromotionView): PromotionDraft {
  const { rule, scope } = promotion;
  const draft: PromotionDraft = {
    ...emptyDraft(0),
    kind: rule.kind,
    name: promotion.name,
    scope: scope.of,
    startsAt: localTime(Date.parse(promotion.startsAt)),
    endsAt: localTime(Date.parse(promotion.endsAt)),
    totalMax: textOf(promotion.totalMax),
    perPersonMax: textOf(promotion.perPersonMax),
    budget: promotion.budgetCents === null ? '' : writePrice(promotion.budgetCents),
    audience: promotion.audience ?? 'all',
    byCode: promotion.code !== null,
    validDays: textOf(promotion.validDays),
  };
  if (scope.of === 'categories') draft.categories = scope.names.join(', ');
  if (scope.of === 'products' || scope.of === 'variants') draft.ids = scope.ids;
  return { ...draft, ...ruleTexts(rule) };
}

function ruleTexts(rule: PromotionRule): Partial<PromotionDraft> {
  const money = (cents: number | null) => (cents === null || cents === 0 ? '' : writePrice(cents));
  switch (rule.kind) {
    case 'percent-off':
      return { percentOff: String(rule.percentOff), piecesMax: textOf(rule.piecesMax) };
    case 'fixed-price':
      return { price: money(rule.priceCents), piecesMax: textOf(rule.piecesMax) };
    case 'several':
      return { pieces: String(rule.pieces), percentOff: String(rule.percentOff) };
    case 'spend-and-save':
      return {
        tiers: rule.tiers.map((tier, rowId) => ({
          ...{ rowId, from: money(tier.fromCents), minus: money(tier.minusCents) },
        })),
      };
    case 'coupon-amount':
      return { from: money(rule.fromCents), minus: money(rule.minusCents) };
    case 'coupon-percent':
      return { from: money(rule.fromCents), percentOff: String(rule.percentOff), cap: money(rule.capCents) };
  }
}

const textOf = (count: number | null) => (count === null ? '' : String(count));

/** What the form says, or which of its fields do not fit. */
export function readDraft(draft: PromotionDraft): DraftReading {
  const problems = new Set<DraftField>();
  const coupon = isCoupon(draft.kind);
  const reader = readerOf(draft, problems);
  const rule = readRule(draft, reader);
  const name = draft.name.trim();
  if (name === '') problems.add('name');
  const startsAt = timeOf(draft.startsAt);
  const endsAt = timeOf(draft.endsAt);
  if (startsAt === null) problems.add('startsAt');
  if (endsAt === null || (startsAt !== null && endsAt <= startsAt)) problems.add('endsAt');
  const scope = readScope(draft, problems);
  const input: PromotionInput = {
    ...{ name, rule, scope, startsAt: startsAt ?? '', endsAt: endsAt ?? '' },
    totalMax: reader.count('totalMax', 1_000_000, null),
    perPersonMax: reader.count('perPersonMax', 1_000_000, null),
    ...(coupon
      ? { audience: draft.audience, byCode: draft.byCode, validDays: reader.count('validDays', 365, null) }
      : { budgetCents: reader.money('budget', null) }),
  };
  return problems.size > 0 ? { ok: false, problems } : { ok: true, input };
}

type CountField = 'percentOff' | 'pieces' | 'piecesMax' | 'totalMax' | 'perPersonMax' | 'validDays';
type MoneyField = 'price' | 'from' | 'minus' | 'cap' | 'budget';

function readerOf(draft: PromotionDraft, problems: Set<DraftField>) {
  return {
    problems,
    /** A whole number from 1; an empty field is what `empty` says, or a problem when that is undefined. */
    count<Empty extends number | null = never>(
      field: CountField,
      max: number,
      empty?: Empty,
    ): number | Empty {
      if (draft[field].trim() === '' && empty !== undefined) return empty;
      const count = readCount(draft[field]);
      if (count !== null && count >= 1 && count <= max) return count;
      problems.add(field);
      return 1;
    },
    money<Empty extends number | null = never>(field: MoneyField, empty?: Empty): number | Empty {
      if (draft[field].trim() === '' && empty !== undefined) return empty;
      const reading = readPrice(draft[field]);
      if (reading.ok) return reading.priceCents;
      problems.add(field);
      return 1;
    },
  };
}

function readRule(draft: PromotionDraft, reader: ReturnType<typeof readerOf>): PromotionRule {
  const { kind } = draft;
  switch (kind) {
    case 'percent-off':
      return {
        kind,
        percentOff: reader.count('percentOff', 99),
        piecesMax: reader.count('piecesMax', 99, null),
      };
    case 'fixed-price':
      return { kind, priceCents: reader.money('price'), piecesMax: reader.count('piecesMax', 99, null) };
    case 'several': {
      const pieces = reader.count('pieces', 99);
      if (pieces < 2) reader.problems.add('pieces');
      return { kind, pieces, percentOff: reader.count('percentOff', 99) };
    }
    case 'spend-and-save':
      return { kind, tiers: readTiers(draft, reader.problems) };
    case 'coupon-amount': {
      const minusCents = reader.money('minus');
      const fromCents = reader.money('from', 0);
      // Without a threshold a coupon asks for what it takes off.
      if (fromCents !== 0 && fromCents < minusCents) reader.problems.add('from');
      return { kind, fromCents: fromCents === 0 ? minusCents : fromCents, minusCents };
    }
    case 'coupon-percent':
      return {
        kind,
        fromCents: reader.money('from', 0),
        percentOff: reader.count('percentOff', 99),
        capCents: reader.money('cap', null),
      };
  }
}

function readTiers(draft: PromotionDraft, problems: Set<DraftField>) {
  const tiers: { fromCents: number; minusCents: number }[] = [];
  for (const { rowId, from, minus } of draft.tiers) {
    const [fromRead, minusRead] = [readPrice(from), readPrice(minus)];
    const before = tiers.at(-1) ?? { fromCents: 0, minusCents: 0 };
    if (
      fromRead.ok &&
      minusRead.ok &&
      minusRead.priceCents < fromRead.priceCents &&
      fromRead.priceCents > before.fromCents &&
      minusRead.priceCents > before.minusCents
    )
      tiers.push({ fromCents: fromRead.priceCents, minusCents: minusRead.priceCents });
    else problems.add(`tiers.${rowId}`);
  }
  return tiers;
}

function readScope(draft: PromotionDraft, problems: Set<DraftField>): PromotionInput['scope'] {
  if (draft.scope === 'shop') return { of: 'shop' };
  if (draft.scope === 'categories') {
    const names = [...new Set(draft.categories.split(/[,，、]/).map((name) => name.trim()))].filter(Boolean);
    if (names.length === 0 || names.length > 50) problems.add('categories');
    return { of: 'categories', names };
  }
  if (draft.ids.length === 0) problems.add('ids');
  return { of: draft.scope, ids: [...draft.ids] };
}

/** The text of a `datetime-local` field, in the zone of whoever looks. */
function localTime(ms: number): string {
  const date = new Date(ms);
  return new Date(ms - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function timeOf(text: string): string | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
