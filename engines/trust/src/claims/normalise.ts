import { kind, kindOf, pauseSign, readAs, stopSign } from './characters.ts';

/**
 * A text as the reader reads it: simplified, half width, small letters, without decoration, its pauses and stops made equal.
 * `text[i]` was read from `[starts[i], ends[i])` of the original.
 */
export interface Reading {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What was dropped right before `text[i]`: one of `gap`. */
  readonly gaps: Uint8Array;
}

export const gap = { none: 0, decoration: 1, space: 2 } as const;

/** Reads any string, well-formed or not; the cost is linear in its length. */
export function normalise(original: string): Reading {
  const length = original.length;
  const units = new Uint16Array(length);
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const gaps = new Uint8Array(length);
  let size = 0;
  let dropped: number = gap.none;
  for (let i = 0; i < length; i++) {
    const wide = wideLetter(original, i);
    const unit = original.charCodeAt(i);
    const is = wide === 0 ? kindIn(original, i) : kind.letter;
    if (is === kind.decoration) {
      dropped = dropped === gap.none ? gap.decoration : dropped;
      continue;
    }
    if (is === kind.space) {
      dropped = gap.space;
      continue;
    }
    starts[size] = i;
    if (wide !== 0) i++;
    ends[size] = i + 1;
    gaps[size] = dropped;
    units[size++] = wide !== 0 ? wide : signOf(is, unit);
    dropped = gap.none;
  }
  return {
    text: textOf(units.subarray(0, size)),
    starts: starts.subarray(0, size),
    ends: ends.subarray(0, size),
    gaps: gaps.subarray(0, size),
  };
}

function signOf(is: number, unit: number): number {
  if (is === kind.pause) return unit === 0x3002 || unit === 0xff61 ? stopSign.charCodeAt(0) : pauseCode;
  if (is === kind.stop) return unit === 0x3f || unit === 0xff1f ? 0xff1f : stopSign.charCodeAt(0);
  return readAs[unit]!;
}

const pauseCode = pauseSign.charCodeAt(0);

/** A mathematical or squared letter or figure outside the basic plane: what it is read as, else 0. */
function wideLetter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit !== 0xd835 && unit !== 0xd83c) return 0;
  const point = text.codePointAt(at)!;
  if (point < 0x1d400 || point > 0x1f189) return 0;
  if (point > 0x1d7ff && point < 0x1f110) return 0;
  const offset = point >= 0x1f110 ? (point - 0x1f110) % 0x20 : -1;
  if (offset >= 0) return offset < 26 ? 0x61 + offset : 0;
  const plain = String.fromCodePoint(point).normalize('NFKC').toLowerCase();
  return plain.length === 1 ? plain.charCodeAt(0) : 0;
}

/** The kind of the code unit at `at`, where its neighbours have a say in it. */
function kindIn(text: string, at: number): number {
  const is = kindOf[text.charCodeAt(at)]!;
  if (is !== kind.pause) return is;
  if (text.charCodeAt(at) === 0x2e) {
    if (isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) return kind.letter;
    if (isLatin(text.charCodeAt(at - 1)) && letterAt(text, at + 1)) return kind.decoration;
  }
  return splitsOnly(text, at) ? kind.decoration : is;
}

/**
 * Whether a pause at `at` only splits a word into single characters: the character on one of its sides stands alone
 * between signs, as in 最，低，价. An enumeration of single characters reads the same, and does no harm.
 */
function splitsOnly(text: string, at: number): boolean {
  const before = letterAt(text, at - 1);
  const after = letterAt(text, at + 1);
  if (!before || !after) return false;
  return !letterAt(text, at - 2) || !letterAt(text, at + 2);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isLatin(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function letterAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  return kindOf[text.charCodeAt(at)] === kind.letter && text.charCodeAt(at) !== 0x3001;
}

/** A piece at a time: more arguments than a call may have would throw. */
function textOf(units: Uint16Array): string {
  const piece = 8192;
  if (units.length <= piece) return String.fromCharCode(...units);
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += piece)
    pieces.push(String.fromCharCode(...units.subarray(at, at + piece)));
  return pieces.join('');
}
