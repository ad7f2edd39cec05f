import { type Channel, channels, type Reason, type SkeletonItem } from '@kanmai/interest';
import type { PageAnswer } from './engine-page.ts';

/**
 * Pages of the engine on their way from its thread: numbers in one array, and each name sent once and meant by its place
 * from then on. (Messages of objects cost both sides some ten microseconds a page more, and the names that came out of
 * them were new strings each time, slow to look anything up by.)
 */
export interface PackedPages {
  readonly numbers: Float64Array;
  /** Names that were not used before. */
  readonly names: readonly string[];
}

/** What each reason speaks of, by its code; a reason travels as the place of its code here. */
const subjects = {
  'because-you-watched': 'item',
  'author-you-like': 'author',
  'category-you-like': 'category',
  'author-you-follow': 'author',
  'category-you-looked-for': 'category',
  'suits-you': 'category',
  'popular-now': 'category',
  'new-here': 'author',
  'something-different': 'category',
  'author-you-chose': 'author',
  'category-you-chose': 'category',
  'near-you': 'author',
  'fresh-as-you-chose': 'category',
  'familiar-as-you-chose': 'author',
} as const satisfies { [Code in Reason['code']]: Exclude<keyof Extract<Reason, { code: Code }>, 'code'> };
const codes = Object.keys(subjects) as Reason['code'][];
const codeNumbers = new Map(codes.map((code, number) => [code, number]));
const channelNumbers = new Map(channels.map((channel, number) => [channel, number]));

const newPerson = 1;
const empty = 2;

/** The engine's side. */
export class PagePacker {
  private readonly placeOf = new Map<string, number>();
  private names: string[] = [];
  private numbers: number[] = [];

  get isEmpty(): boolean {
    return this.numbers.length === 0;
  }

  pack(callId: number, { items, isNewPerson, isEmpty }: PageAnswer): void {
    const { numbers } = this;
    const judged = items[0]?.judged?.length ?? 0;
    numbers.push(callId, (isNewPerson ? newPerson : 0) + (isEmpty ? empty : 0), items.length, judged);
    for (const item of items) {
      const { reason } = item;
      const subject = (reason as unknown as Record<string, string>)[subjects[reason.code]] as string;
      numbers.push(
        this.name(item.item),
        item.number,
        item.score,
        channelNumbers.get(item.channel) as number,
        codeNumbers.get(reason.code) as number,
        this.name(subject),
        item.propensity,
      );
      for (let n = 0; n < judged; n++) numbers.push(item.judged?.[n] as number);
    }
  }

  /** What was packed since; it is forgotten here. */
  take(): PackedPages {
    const taken = { numbers: Float64Array.from(this.numbers), names: this.names };
    this.numbers = [];
    this.names = [];
    return taken;
  }

  private name(name: string): number {
    const known = this.placeOf.get(name);
    if (known !== undefined) return known;
    const place = this.placeOf.size;
    this.placeOf.set(name, place);
    this.names.push(name);
    return place;
  }
}

/** The server's side. Given all that a packer answered, in order. */
export class PageUnpacker {
  private readonly names: string[] = [];

  unpack({ numbers, names }: PackedPages, use: (callId: number, page: PageAnswer) => void): void {
    for (const name of names) this.names.push(name);
    for (let at = 0; at < numbers.length; ) {
      const [callId, flags, count, judged] = numbers.subarray(at, at + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      at += 4;
      const items: SkeletonItem[] = [];
      for (let n = 0; n < count; n++, at += 7 + judged) items.push(this.itemAt(numbers, at, judged));
      use(callId, { items, isNewPerson: (flags & newPerson) !== 0, isEmpty: (flags & empty) !== 0 });
    }
  }

  private itemAt(numbers: Float64Array, at: number, judged: number): SkeletonItem {
    const code = codes[numbers[at + 4] as number] as Reason['code'];
    const item = {
      item: this.names[numbers[at] as number] as string,
      number: numbers[at + 1] as number,
      score: numbers[at + 2] as number,
      channel: channels[numbers[at + 3] as number] as Channel,
      reason: this.reasonOf(code, this.names[numbers[at + 5] as number] as string),
      propensity: numbers[at + 6] as number,
    };
    return judged === 0 ? item : { ...item, judged: [...numbers.subarray(at + 7, at + 7 + judged)] };
  }

  private reasonOf(code: Reason['code'], name: string): Reason {
    const subject = subjects[code];
    if (subject === 'item') return { code, item: name } as Reason;
    if (subject === 'author') return { code, author: name } as Reason;
    return { code, category: name } as Reason;
  }
}
