import {
  type CertifiedAttribute,
  type ClaimContext,
  claims,
  type Exemption,
  type Gravity,
  officialCodes,
} from '@kanmai/trust';
import type { Advert, AdvertText, StruckPrice } from './advert.ts';
import { tradeOfCategory } from './category-trade.ts';

/** What is known of goods that a text may contradict. */
export interface ListingFacts {
  /** Null where nobody asked: a clip, a room. */
  readonly certified: readonly CertifiedAttribute[] | null;
  readonly prices: ClaimContext['prices'];
  /** By SKU: the highest price of the days in which a struck-through price must have held. */
  readonly highestCents: ReadonlyMap<string, number>;
}

export const noFacts: ListingFacts = { certified: null, prices: undefined, highestCents: new Map() };

/** refused: stands in the way of publishing. warned: published, and kept for operators. exempt: nothing is wrong. */
export type Verdict = 'refused' | 'warned' | 'exempt';

/** A risky expression of a field, and what follows from it. */
export interface AdvertFinding {
  readonly field: string;
  /** `[start, end)` of the field's text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly rule: string;
  readonly officialCode: string;
  readonly article: string;
  readonly gravity: Gravity;
  readonly verdict: Verdict;
  /** Why it is let pass; `passed`: an operator said so. */
  readonly exempt: Exemption | 'passed' | null;
  /** What to put in its place; the empty text: leave it out. */
  readonly suggestion: string;
}

/**
 * A guess by manner alone names no rule, and nothing to write instead: of goods that nothing is wrong with it marks one in ten. Nobody is
 * bothered with it.
 */
const guesses: ReadonlySet<string> = new Set(['manner']);

/** From here on a finding is a violation, and refuses; below it is a word to mend. */
const refusedFrom: Gravity = 2;

/** Everything risky in an advert, in the order of its texts. */
export function judgeAdvert(
  advert: Pick<Advert, 'category' | 'texts' | 'struckPrices'>,
  facts: ListingFacts,
): readonly AdvertFinding[] {
  const trade = tradeOfCategory(advert.category);
  return [
    ...advert.texts.flatMap((text) => judgeText(text, { ...contextOf(text, facts), trade })),
    ...(advert.struckPrices ?? []).flatMap((price) => judgeStruckPrice(price, facts)),
  ];
}

/** An attribute states what is certified; it is not held against itself. */
function contextOf({ field, source }: AdvertText, { certified, prices }: ListingFacts): ClaimContext {
  const isAttribute = field.startsWith('attributes.');
  return { source, prices, certified: isAttribute ? undefined : (certified ?? undefined) };
}

function judgeText({ field, text }: AdvertText, context: ClaimContext): AdvertFinding[] {
  const findings = claims(text, context).filter(({ rule }) => !guesses.has(rule));
  return findings.map((finding) => {
    const { start, end, rule, article, exempt, suggestion } = finding;
    const gravity = isUncertified(finding) ? 1 : finding.gravity;
    const verdict = exempt !== null ? 'exempt' : gravity >= refusedFrom ? 'refused' : 'warned';
    return {
      ...{ field, start, end, words: finding.text, rule, officialCode: finding.code },
      ...{ article, gravity, verdict, exempt, suggestion },
    };
  });
}

/** A certificate that says something else contradicts; where none speaks of it, the shop may still hand one in. */
function isUncertified({
  rule,
  suggestion,
}: {
  readonly rule: string;
  readonly suggestion: string;
}): boolean {
  return rule.startsWith('certified-') && suggestion === '';
}

const struckPriceCode = 'ZH47';

/** A struck-through price at which nothing was offered lately: shown to operators, since a shop may have sold elsewhere. */
function judgeStruckPrice(
  { field, sku, listPriceCents }: StruckPrice,
  { highestCents }: ListingFacts,
): AdvertFinding[] {
  if ((highestCents.get(sku) ?? 0) >= listPriceCents) return [];
  const words = (listPriceCents / 100).toFixed(2);
  return [
    {
      ...{ field, start: 0, end: words.length, words, rule: 'struck-price', officialCode: struckPriceCode },
      article: officialCodes.get(struckPriceCode)?.article ?? '',
      ...{ gravity: 1, verdict: 'warned', exempt: null, suggestion: '' },
    },
  ];
}

/** What an operator let pass of a field stands in nobody's way. */
export function withPasses(
  findings: readonly AdvertFinding[],
  isPassed: (field: string) => boolean,
): readonly AdvertFinding[] {
  return findings.map((finding) =>
    finding.verdict !== 'exempt' && isPassed(finding.field)
      ? { ...finding, verdict: 'exempt', exempt: 'passed' }
      : finding,
  );
}

/** What text a field had when it was judged: of a struck-through price the price. */
export function textOf(advert: Pick<Advert, 'texts'>, finding: AdvertFinding): string {
  return advert.texts.find(({ field }) => field === finding.field)?.text ?? finding.words;
}
