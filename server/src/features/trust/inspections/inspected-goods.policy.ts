import type { InspectedKind, PhoneGrade, PhonePromise } from '@kanmai/trust';
import { findCategory } from '../../trade/catalogue/index.ts';

/** What a listing said when it was ordered. */
export interface Listing {
  readonly title: string;
  readonly category: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const kindsByCategory: Readonly<Record<string, InspectedKind>> = {
  二手手机: 'phone',
  珠宝首饰: 'jewellery',
  箱包: 'bag',
  酒类: 'liquor',
};

/** Called a phone by its title, it is one, whatever drawer it was put into. */
const secondHand = '二手数码';
const phoneWords = /手机|iphone|\bphone\b/i;
const notPhones = /手机壳|手机膜|数据线|充电|耳机|支架/;

/** What such goods are looked at as; null when there is nothing to look for. */
export function inspectedKindOf({
  category,
  title,
}: Pick<Listing, 'category' | 'title'>): InspectedKind | null {
  const above = findCategory(category)?.parent ?? null;
  const kind = kindsByCategory[category] ?? (above === null ? undefined : kindsByCategory[above]);
  if (kind !== undefined) return kind;
  return category === secondHand && phoneWords.test(title) && !notPhones.test(title) ? 'phone' : null;
}

const gradeNames: readonly (readonly [RegExp, PhoneGrade])[] = [
  [/99\s*新|as new/i, 'as-new'],
  [/95\s*新|very good/i, 'very-good'],
  [/(?<!\d)(9|九)\s*成新/, 'good'],
  [/(?<!\d)(8|八)\s*成新/, 'used'],
];

/** What a listing promises of a phone: by its attributes, else by what its title says. */
export function phonePromiseOf({ title, attributes }: Listing): PhonePromise {
  const said = attributes['成色等级'] || title;
  const percent = Number.parseFloat(attributes['电池健康'] ?? '');
  return {
    grade: gradeNames.find(([pattern]) => pattern.test(said))?.[1] ?? null,
    batteryPercent: percent >= 1 && percent <= 100 ? Math.floor(percent) : null,
  };
}
