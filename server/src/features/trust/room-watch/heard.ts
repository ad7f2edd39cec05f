import { type Complaint, complaintOf } from './complaint.policy.ts';

/** Something that was said in a room, and who said it is not kept. */
export interface Heard {
  readonly roomId: string;
  readonly text: string;
  readonly atMs: number;
}

export interface Quote {
  readonly text: string;
  readonly atMs: number;
  readonly complaint: Complaint;
}

/** How much was said in a room since the last time, and how much of it complains. */
export interface Tally {
  readonly roomId: string;
  readonly messages: number;
  readonly complaints: number;
  /** The newest of those that complain. */
  readonly quotes: readonly Quote[];
}

interface Limits {
  readonly heardMax: number;
  readonly quotesMax: number;
  readonly quoteLengthMax: number;
}

/** What is said waits here until it is counted, so that whoever spreads it waits for nothing. */
export class HeardQueue {
  readonly #limits: Limits;
  #waiting: Heard[] = [];
  #lost = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Takes what was said; when too much waits it is lost, and counted. */
  push(heard: Heard): void {
    if (this.#waiting.length >= this.#limits.heardMax) this.#lost += 1;
    else this.#waiting.push(heard);
  }

  /** Counts all that waits, by room, and how much was lost since the last time. */
  drain(): { readonly tallies: readonly Tally[]; readonly lost: number } {
    const [waiting, lost] = [this.#waiting, this.#lost];
    this.#waiting = [];
    this.#lost = 0;
    const { quotesMax, quoteLengthMax } = this.#limits;
    const tallies = [...Map.groupBy(waiting, ({ roomId }) => roomId)].map(([roomId, said]) => {
      const quotes = said.flatMap(({ text, atMs }) => {
        const complaint = complaintOf(text);
        return complaint === null ? [] : [{ text: text.slice(0, quoteLengthMax), atMs, complaint }];
      });
      return {
        ...{ roomId, messages: said.length, complaints: quotes.length },
        quotes: quotes.slice(-quotesMax),
      };
    });
    return { tallies, lost };
  }
}

/** Two tallies of one room as one. */
export function addTallies(a: Tally, b: Tally, quotesMax: number): Tally {
  return {
    roomId: a.roomId,
    messages: a.messages + b.messages,
    complaints: a.complaints + b.complaints,
    quotes: [...a.quotes, ...b.quotes].slice(-quotesMax),
  };
}
