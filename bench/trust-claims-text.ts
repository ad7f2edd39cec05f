import { readFileSync } from 'node:fs';
import { claimExpressions, claims, Matcher, violations } from '@kanmai/trust';
import { AhoCorasick } from '@monyone/aho-corasick';
import { AhoCorasick as FastAhoCorasick } from '@monyone/aho-corasick/fast';
import { type Bench, type BenchOptions, type BenchResult, median, requiredOption } from './bench.ts';
import { type LabelledRow, readLabelled } from './trust-claims-rows.ts';

const expressionsMost = 2000;
const speedChars = 2_000_000;
const runs = 5;

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
    const ours = matcherRun(new Matcher(expressions), text);
    const plain = peerRun(new AhoCorasick([...expressions]), text);
    const fast = peerRun(new FastAhoCorasick([...expressions]), text);
    const peer = fast.charsPerS > plain.charsPerS ? fast : plain;
    return {
      figures: {
        ...judged,
        charsPerS: ours.charsPerS,
        readCharsPerS: readingSpeed(rows),
        timesPeer: ours.charsPerS / peer.charsPerS,
      },
      peers: { monyoneCharsPerS: peer.charsPerS },
      settings: {
        sentences: rows.length,
        violating: rows.filter(({ isViolation }) => isViolation).length,
        unreadable,
        expressions: expressions.length,
        speedChars: text.length,
        matches: ours.matches,
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

function matcherRun(matcher: Matcher, text: string): Speed {
  let matches = 0;
  const charsPerS = timed(text.length, () => {
    matches = 0;
    matcher.scan(text, () => {
      matches++;
    });
  });
  return { charsPerS, matches };
}

function peerRun(peer: AhoCorasick | FastAhoCorasick, text: string): Speed {
  let matches = 0;
  const charsPerS = timed(text.length, () => {
    matches = peer.matchInText(text).length;
  });
  return { charsPerS, matches };
}

function readingSpeed(rows: readonly LabelledRow[]): number {
  const chars = rows.reduce((sum, { text }) => sum + text.length, 0);
  return timed(chars, () => {
    for (const { text, source } of rows) claims(text, { source });
  });
}

/** The median of a few runs, after one that warms up. */
function timed(chars: number, run: () => void): number {
  run();
  const speeds: number[] = [];
  for (let i = 0; i < runs; i++) {
    const begin = performance.now();
    run();
    speeds.push(chars / ((performance.now() - begin) / 1000));
  }
  return median(speeds);
}
