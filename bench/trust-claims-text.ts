import { readFileSync } from 'node:fs';
import { claimExpressions, claims, Matcher, violations } from '@kanmai/trust';
import { AhoCorasick } from '@monyone/aho-corasick';
import { AhoCorasick as FastAhoCorasick } from '@monyone/aho-corasick/fast';
import { type Bench, type BenchOptions, type BenchResult, median, requiredOption } from './bench.ts';
import { type LabelledRow, readLabelled } from './trust-claims-rows.ts';

const expressionsMost = 2000;
const speedChars = 2_000_000;
const runs = 7;

/**
 * How well claims are told from innocent sentences in a labelled file, sentence by sentence: one counts as found when anything in it is
 * a violation. Beside it how fast the matcher is, next to the fastest npm package at the same work: all occurrences of 2,000
 * expressions in the sentences of the file, one after another. `readCharsPerS` is the whole reader, rules and all.
 */
export const trustClaimsText: Bench = {
  name: 'trust-claims-text',
  describe:
    '--labelled F (TSV, CSV, JSON or JSONL: text,label,source; a label is a code, violation/ok/exempt or 1/0): claims found, and how fast',
  async run(options: BenchOptions): Promise<BenchResult> {
    const { rows, unreadable } = readLabelled(readFileSync(requiredOption(options, 'labelled'), 'utf8'));
    const judged = judge(rows);
    const text = repeated(rows, options.quick === undefined ? speedChars : speedChars / 10);
    const expressions = evenly([...new Set(claimExpressions())], expressionsMost);
    const [ours, plain, fast] = race(text, [
      oursOf(new Matcher(expressions)),
      peerOf(new AhoCorasick([...expressions])),
      peerOf(new FastAhoCorasick([...expressions])),
    ]);
    const peer = fast!.charsPerS > plain!.charsPerS ? fast! : plain!;
    return {
      figures: {
        ...judged,
        charsPerS: ours!.charsPerS,
        readCharsPerS: readingSpeed(rows),
        timesPeer: ours!.charsPerS / peer.charsPerS,
      },
      peers: { monyoneCharsPerS: peer.charsPerS },
      settings: {
        sentences: rows.length,
        violating: rows.filter(({ isViolation }) => isViolation).length,
        unreadable,
        expressions: expressions.length,
        speedChars: text.length,
        matches: ours!.matches,
        peerMatches: peer.matches,
      },
    };
  },
};

/**
 * precision: of the sentences found, those labelled a violation. recall: of those, the found. exemptPrecision: of the sentences that hold
 * a risky expression and are let pass with a reason, those labelled innocent. innocentKept: of the innocent, those let pass.
 * codeShare: of the violations found whose label is a code, those found with that code among others.
 */
function judge(rows: readonly LabelledRow[]): Readonly<Record<string, number>> {
  const count = {
    hit: 0,
    falseAlarm: 0,
    missed: 0,
    kept: 0,
    exemptRight: 0,
    exemptWrong: 0,
    coded: 0,
    sameCode: 0,
  };
  for (const row of rows) {
    const findings = claims(row.text, { source: row.source });
    const broken = violations(findings);
    const found = broken.length > 0;
    if (row.isViolation) count[found ? 'hit' : 'missed']++;
    else count[found ? 'falseAlarm' : 'kept']++;
    if (!found && findings.length > 0) count[row.isViolation ? 'exemptWrong' : 'exemptRight']++;
    if (row.code !== null && found) {
      count.coded++;
      if (broken.some(({ code }) => code === row.code)) count.sameCode++;
    }
  }
  return {
    precision: count.hit / (count.hit + count.falseAlarm),
    recall: count.hit / (count.hit + count.missed),
    exemptPrecision: count.exemptRight / (count.exemptRight + count.exemptWrong),
    innocentKept: count.kept / (count.kept + count.falseAlarm),
    codeShare: count.sameCode / count.coded,
  };
}

/** The sentences one after another, over and over, until there is text enough to time. */
function repeated(rows: readonly LabelledRow[], chars: number): string {
  const once = rows.map(({ text }) => text).join('\n');
  return once.repeat(Math.ceil(chars / Math.max(1, once.length))).slice(0, chars);
}

function evenly(all: readonly string[], most: number): readonly string[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
}

interface Speed {
  readonly charsPerS: number;
  readonly matches: number;
}

/** Counts all matches in a text. */
type Counter = (text: string) => number;

function oursOf(matcher: Matcher): Counter {
  return (text) => {
    let matches = 0;
    matcher.scan(text, () => {
      matches++;
    });
    return matches;
  };
}

function peerOf(peer: AhoCorasick | FastAhoCorasick): Counter {
  return (text) => peer.matchInText(text).length;
}

/** One after another in turns, so that what else the machine does falls on all; the median of the turns after one that warms up. */
function race(text: string, counters: readonly Counter[]): readonly Speed[] {
  const matches = counters.map((count) => count(text));
  const speeds: number[][] = counters.map(() => []);
  for (let turn = 0; turn < runs; turn++) {
    for (const [i, count] of counters.entries())
      speeds[i]!.push(charsPerSecond(text.length, () => count(text)));
  }
  return speeds.map((own, i) => ({ charsPerS: median(own), matches: matches[i]! }));
}

function charsPerSecond(chars: number, run: () => void): number {
  const begin = performance.now();
  run();
  return chars / ((performance.now() - begin) / 1000);
}

/** The whole reader, sentence by sentence. */
function readingSpeed(rows: readonly LabelledRow[]): number {
  const chars = rows.reduce((sum, { text }) => sum + text.length, 0);
  const read = () => {
    for (const { text, source } of rows) claims(text, { source });
  };
  return median(Array.from({ length: runs }, () => charsPerSecond(chars, read)));
}
