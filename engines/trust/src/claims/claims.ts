import { attributeExcuses, contradicted } from './attributes.ts';
import { officialCodes } from './codes.ts';
import { unveil } from './evasions.ts';
import { type Case, excuses, isTakenBack } from './excuses.ts';
import { type Token, tokensOf } from './lexicon.ts';
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

/** Turns what rules found into findings: with its place in the original, its code in this trade, and what excuses it. */
class Judge {
  private readonly found = new Map<string, Finding>();
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
    const there = this.reading.text.slice(span.from, span.to);
    const suggestion = typeof rule.instead === 'string' ? rule.instead : rule.instead(there);
    this.add(span, { rule: rule.name, code: this.codeOf(rule), gravity: rule.gravity, exempt, suggestion });
  }

  byCertificates(): void {
    if (this.context.certified === undefined) return;
    for (const { from, to, name, gravity, suggestion } of contradicted(this.page.text, this.context.certified)) {
      const exempt = excuseOf(this.caseOf({ from, to }), attributeExcuses);
      this.add({ from, to }, { rule: `certified-${name}`, code: 'ZH47', gravity, exempt, suggestion });
    }
  }

  byPrices(): void {
    for (const { from, to, name, suggestion } of falseComparisons(this.page.text, this.context.prices)) {
      const exempt = excuseOf(this.caseOf({ from, to }), ['review', 'quoted', 'question']);
      this.add({ from, to }, { rule: name, code: 'ZH47', gravity: 2, exempt, suggestion });
    }
  }

  findings(): readonly Finding[] {
    return [...this.found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  private codeOf(rule: Rule): string {
    for (const trade of this.page.trades) {
      const code = rule.codeIn?.[trade];
      if (code !== undefined) return code;
    }
    return rule.code;
  }

  private add(
    span: Token,
    what: { rule: string; code: string; gravity: Gravity; exempt: Exemption | null; suggestion: string },
  ): void {
    const start = this.reading.starts[span.from]!;
    const end = this.reading.ends[span.to - 1]!;
    const key = `${start}-${end}-${what.code}`;
    const known = this.found.get(key);
    if (known !== undefined && (known.exempt === null || what.exempt !== null)) return;
    const article = officialCodes.get(what.code)?.article ?? '';
    this.found.set(key, { start, end, text: this.original.slice(start, end), article, ...what });
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
