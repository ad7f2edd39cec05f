import { pauseSign, stopSign } from './characters.ts';

/** `[from, to)` of the sentence, and of the clause, that each place of a text is in. */
export class Sentences {
  private readonly sentenceFrom: Int32Array;
  private readonly sentenceTo: Int32Array;
  private readonly clauseFrom: Int32Array;
  private readonly clauseTo: Int32Array;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    const size = text.length + 1;
    this.sentenceFrom = new Int32Array(size);
    this.sentenceTo = new Int32Array(size);
    this.clauseFrom = new Int32Array(size);
    this.clauseTo = new Int32Array(size);
    let sentence = 0;
    let clause = 0;
    for (let i = 0; i <= text.length; i++) {
      this.sentenceFrom[i] = sentence;
      this.clauseFrom[i] = clause;
      if (isStop(text[i])) sentence = i + 1;
      if (isStop(text[i]) || text[i] === pauseSign) clause = i + 1;
    }
    sentence = text.length;
    clause = text.length;
    for (let i = text.length; i >= 0; i--) {
      if (isStop(text[i])) sentence = i;
      if (isStop(text[i]) || text[i] === pauseSign) clause = i;
      this.sentenceTo[i] = sentence;
      this.clauseTo[i] = clause;
    }
  }

  sentence(at: number): string {
    return this.text.slice(this.sentenceFrom[at]!, this.sentenceTo[at]!);
  }

  sentenceEnd(at: number): number {
    return this.sentenceTo[at]!;
  }

  sameSentence(a: number, b: number): boolean {
    return this.sentenceFrom[a] === this.sentenceFrom[b];
  }

  sameClause(a: number, b: number): boolean {
    return this.clauseFrom[a] === this.clauseFrom[b];
  }

  /** What of the clause stands before a place, at most `most` code units. */
  before(at: number, most: number): string {
    return this.text.slice(Math.max(this.clauseFrom[at]!, at - most), at);
  }

  /** What of the clause stands from a place on. */
  after(at: number, most: number): string {
    return this.text.slice(at, Math.min(this.clauseTo[at]!, at + most));
  }

  /** What of the sentence stands around `[from, to)`, at most `most` code units on each side. */
  around(from: number, to: number, most: number): string {
    const start = Math.max(this.sentenceFrom[from]!, from - most);
    return this.text.slice(start, Math.min(this.sentenceTo[Math.max(from, to - 1)]!, to + most));
  }

  /** The sign that ends the clause a place is in, or the empty text. */
  sign(at: number): string {
    return this.text[this.clauseTo[at]!] ?? '';
  }
}

function isStop(sign: string | undefined): boolean {
  return sign === stopSign || sign === '？';
}
