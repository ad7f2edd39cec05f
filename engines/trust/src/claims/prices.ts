import type { ClaimContext } from './types.ts';

const dayMs = 86_400_000;
/** 规范促销行为暂行规定 第二十一条: the price compared with is the lowest of the last seven days before. */
const comparedDays = 7;
/** Without a history: an "original price" this many times the price is not believed. */
const incredibleRatio = 5;

export interface PriceFinding {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly suggestion: string;
}

const amount = '([0-9]+(?:\\.[0-9]{1,2})?|[零一二两三四五六七八九十百千万点]{1,9})';
const original = new RegExp(
  `(?:原价|专柜价?|市场价|吊牌价|划线价|日常价|平时|商场(?:里)?)(?:卖|要|都要|标价)?(?:是)?(?:￥|¥)?${amount}(?:的)?(?:块|元|多)?`,
  'g',
);
const present = new RegExp(
  `(?:现价|今天(?:只要|就|到手|给你|给到|价)?|到手(?:价)?|只要|活动价|秒杀价|券后|仅)[^，。0-9一二三四五六七八九十百千]{0,4}(?:￥|¥)?${amount}`,
  'g',
);

/** Comparisons of prices that the history does not bear out; without a history only the incredible ones. */
export function falseComparisons(text: string, prices: ClaimContext['prices']): readonly PriceFinding[] {
  const found: PriceFinding[] = [];
  for (const match of text.matchAll(original)) {
    const claimedCents = centsOf(match[1]!);
    const to = match.index + match[0].length;
    if (claimedCents === null) continue;
    const excess =
      prices === undefined ? incredible(text, to, claimedCents) : aboveCompared(claimedCents, prices);
    if (excess === null) continue;
    found.push({
      from: match.index,
      to: Math.max(to, excess.to),
      name: 'original-price',
      suggestion: excess.suggestion,
    });
  }
  if (prices !== undefined) found.push(...falseLowest(text, prices));
  return found;
}

function incredible(
  text: string,
  after: number,
  claimedCents: number,
): { to: number; suggestion: string } | null {
  present.lastIndex = after;
  const match = present.exec(text);
  if (match === null || match.index > after + 20) return bareAmount(text, after, claimedCents);
  const cents = centsOf(match[1]!);
  if (cents === null || cents * incredibleRatio > claimedCents) return null;
  return { to: match.index + match[0].length, suggestion: '活动价' };
}

/** 专柜卖两千八的，今天九十九给你: the price asked has no word of its own. */
function bareAmount(
  text: string,
  after: number,
  claimedCents: number,
): { to: number; suggestion: string } | null {
  const match = new RegExp(`^[^。]{0,10}?(?:今天|现在|我这|打到骨折|只卖)[^。]{0,8}?${amount}`).exec(
    text.slice(after, after + 30),
  );
  const cents = match === null ? null : centsOf(match[1]!);
  if (match === null || cents === null || cents * incredibleRatio > claimedCents) return null;
  return { to: after + match[0].length, suggestion: '活动价' };
}

function aboveCompared(
  claimedCents: number,
  prices: NonNullable<ClaimContext['prices']>,
): { to: number; suggestion: string } | null {
  const recent = prices.past.filter(
    ({ atMs }) => atMs <= prices.nowMs && atMs > prices.nowMs - comparedDays * dayMs,
  );
  const lowest = lowestOf(recent.length > 0 ? recent : prices.past);
  if (lowest !== null && claimedCents <= lowest) return null;
  return { to: 0, suggestion: lowest === null ? '' : `七日内最低成交价${yuan(lowest)}元` };
}

function falseLowest(text: string, prices: NonNullable<ClaimContext['prices']>): readonly PriceFinding[] {
  const lowest = lowestOf(prices.past);
  if (lowest !== null && prices.priceCents <= lowest) return [];
  const found: PriceFinding[] = [];
  for (const match of text.matchAll(
    /(?:历史|史上|全年|年度|近[0-9一二三四五六七八九十]{1,3}(?:天|个月|日))(?:最)?(?:低价?|新低)|史低|好价新低/g,
  ))
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      name: 'lowest-price',
      suggestion: '活动价',
    });
  return found;
}

function lowestOf(past: readonly { readonly priceCents: number }[]): number | null {
  return past.length === 0
    ? null
    : past.reduce((least, { priceCents }) => Math.min(least, priceCents), Number.POSITIVE_INFINITY);
}

function yuan(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}

const digits = '零一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Cents of a figure, in digits or Chinese (两千八, 一百九十九, 九块九 up to the 块); null where it is none. */
function centsOf(text: string): number | null {
  if (/^[0-9]/.test(text)) return Math.round(Number(text) * 100);
  let total = 0;
  let section = 0;
  let figure = 0;
  let unit = 1;
  for (const character of text.replaceAll('两', '二')) {
    const digit = digits.indexOf(character);
    if (digit >= 0) figure = digit;
    else if (character === '万') {
      total += (section + figure) * 10_000;
      section = 0;
      figure = 0;
      unit = 10_000;
    } else {
      unit = units[character] ?? 0;
      if (unit === 0) return null;
      section += (figure === 0 ? 1 : figure) * unit;
      figure = 0;
    }
  }
  // 两千八 is 2,800.
  const rest =
    figure > 0 && unit >= 100 && text.length > 1 && !text.includes('零') ? (figure * unit) / 10 : figure;
  const whole = total + section + rest;
  return whole > 0 ? whole * 100 : null;
}
