import { attributeExcuses, contradicted } from './attributes.ts';
import { officialCodes } from './codes.ts';
import { unveil } from './evasions.ts';
import { type Case, excuses, isTakenBack } from './excuses.ts';
import { type Token, tokensOf } from './lexicon.ts';
import { suspicious } from './manner/manner.ts';
import { normalise, type Reading } from './normalise.ts';
import { falseComparisons } from './prices.ts';
import type { Page, Rule } from './rule.ts';
import { rules } from './rules/rules.ts';
import { Sentences } from './sentences.ts';
import { tradesOf } from './trade.ts';
import type { ClaimContext, Exemption, Finding, Gravity } from './types.ts';
import { soundsLikeReview } from './voice.ts';

/** A longer text is read up to here: a listing, a caption and a minute of speech are far shorter. */
export const claimTextMost = 20_000;

/**
 * Reads what a text claims, against advertising law: every risky expression in the order of the text, those that are let pass with
 * the reason. Nothing is a violation but what has `exempt: null`. The same text and context give the same answer; the cost is linear in
 * the length, and what lies beyond `claimTextMost` code units is not read.
 */
export function claims(text: string, context: ClaimContext = {}): readonly Finding[] {
  const original = text.length > claimTextMost ? text.slice(0, claimTextMost) : text;
  const reading = unveil(normalise(original));
  const tokens = tokensOf(reading);
  const page: Page = {
    text: reading.text,
    tokens,
    sentences: new Sentences(reading.text),
    trades: tradesOf(tokens, context.trade),
  };
  const judge = new Judge(original, reading, page, context);
  for (const rule of rules) {
    if (applies(rule, page)) for (const span of rule.find(page)) judge.byRule(rule, span);
  }
  judge.byCertificates();
  judge.byPrices();
  judge.byManner();
  return judge.findings();
}

/** Only what breaks a rule. */
export function violations(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ exempt }) => exempt === null);
}

function applies(rule: Rule, page: Page): boolean {
  if (rule.trades !== undefined && !rule.trades.some((trade) => page.trades.has(trade))) return false;
  return rule.notTrades === undefined || !rule.notTrades.some((trade) => page.trades.has(trade));
}

/** A finding in places of the reading. */
interface Found extends Token {
  readonly rule: string;
  readonly code: string;
  readonly gravity: Gravity;
  readonly exempt: Exemption | null;
  readonly instead: Rule['instead'];
}

/**
 * In the order of the text, those of one kind that overlap as one, so that each can be mended for itself. A violation takes the excused
 * that it overlaps with it: whoever says 全网最低 is not excused for 最低.
 */
function joined(found: readonly Found[]): readonly Found[] {
  const sorted = [...found].sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Found[] = [];
  const lastOf = new Map<string, number>();
  for (const one of sorted) {
    const at = lastOf.get(one.code);
    const last = at === undefined ? undefined : kept[at]!;
    if (at === undefined || last === undefined || one.from >= last.to) {
      lastOf.set(one.code, kept.length);
      kept.push(one);
    } else kept[at] = together(last, one);
  }
  return kept;
}

function together(a: Found, b: Found): Found {
  if ((a.exempt === null) !== (b.exempt === null)) return a.exempt === null ? a : b;
  const longer = b.to - b.from > a.to - a.from ? b : a;
  return {
    ...longer,
    from: a.from,
    to: Math.max(a.to, b.to),
    gravity: Math.max(a.gravity, b.gravity) as Gravity,
  };
}

/** Turns what rules found into findings: with its place in the original, its code in this trade, and what excuses it. */
class Judge {
  private readonly found: Found[] = [];
  private readonly original: string;
  private readonly reading: Reading;
  private readonly page: Page;
  private readonly context: ClaimContext;
  private readonly isReview: boolean;

  constructor(original: string, reading: Reading, page: Page, context: ClaimContext) {
    this.original = original;
    this.reading = reading;
    this.page = page;
    this.context = context;
    this.isReview =
      context.source === 'review' || (context.source === undefined && soundsLikeReview(reading.text));
  }

  byRule(rule: Rule, span: Token): void {
    const it = this.caseOf(span);
    const exempt = rule.takenBack && isTakenBack(it) ? 'negation' : excuseOf(it, rule.excuses);
    const { name, gravity, instead } = rule;
    this.found.push({ ...span, rule: name, code: this.codeOf(rule), gravity, exempt, instead });
  }

  byCertificates(): void {
    if (this.context.certified === undefined) return;
    for (const { from, to, name, gravity, suggestion } of contradicted(
      this.page.text,
      this.context.certified,
    )) {
      const exempt = excuseOf(this.caseOf({ from, to }), attributeExcuses);
      this.found.push({
        from,
        to,
        rule: `certified-${name}`,
        code: 'ZH47',
        gravity,
        exempt,
        instead: suggestion,
      });
    }
  }

  byPrices(): void {
    for (const { from, to, name, suggestion } of falseComparisons(this.page.text, this.context.prices)) {
      const exempt = excuseOf(this.caseOf({ from, to }), ['review', 'quoted', 'question']);
      this.found.push({ from, to, rule: name, code: 'ZH47', gravity: 2, exempt, instead: suggestion });
    }
  }

  /** Last: only what nothing else found. */
  byManner(): void {
    const { text, tokens, sentences, trades } = this.page;
    for (const { from, to, code } of suspicious(text, tokens, sentences, this.found, trades)) {
      const exempt = excuseOf(this.caseOf({ from, to }), ['review', 'quoted', 'mark']);
      this.found.push({ from, to, rule: 'manner', code, gravity: 1, exempt, instead: '' });
    }
  }

  findings(): readonly Finding[] {
    return joined(this.found).map((one) => this.findingOf(one));
  }

  private codeOf(rule: Rule): string {
    for (const trade of this.page.trades) {
      const code = rule.codeIn?.[trade];
      if (code !== undefined) return code;
    }
    return rule.code;
  }

  private findingOf({ from, to, instead, ...what }: Found): Finding {
    const start = this.reading.starts[from]!;
    const end = this.reading.ends[to - 1]!;
    const suggestion = typeof instead === 'string' ? instead : instead(this.reading.text.slice(from, to));
    const article = officialCodes.get(what.code)?.article ?? '';
    return { start, end, text: this.original.slice(start, end), article, ...what, suggestion };
  }

  private caseOf({ from, to }: Token): Case {
    const { text, sentences, tokens } = this.page;
    return {
      text,
      from,
      to,
      sentences,
      context: this.context,
      isReview: this.isReview,
      licensed: tokens.of.has('licence'),
      sourced: tokens.of.has('source'),
      marked: this.isMarked(from, to),
    };
  }

  /** ® or ™ right after it, up to the next sign, or inside a mark that was given. */
  private isMarked(from: number, to: number): boolean {
    const start = this.reading.starts[from]!;
    const end = this.reading.ends[to - 1]!;
    if (/^[^\s，,。！!]{0,4}[®™]/.test(this.original.slice(end, end + 5))) return true;
    return (this.context.marks ?? []).some((mark) => {
      if (mark === '') return false;
      const at = this.original.lastIndexOf(mark, start);
      return at >= 0 && at + mark.length >= end;
    });
  }
}

function excuseOf(it: Case, allowed: readonly Exemption[]): Exemption | null {
  return allowed.find((name) => excuses[name](it)) ?? null;
}
