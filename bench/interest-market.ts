import type { Interest } from '@kanmai/interest';
import { type Random, randomBelow, randomNormal } from '@kanmai/kernel';

const dayMs = 86_400_000;
const categories = 300;
const itemsPerAuthor = 40;
const tagWords = 5_000;
const historyDays = 20;

/**
 * A made-up catalogue and its people, large enough to see what an engine costs: a few items, authors and categories have
 * most of what happens (Zipf), and people like some categories more than others. It judges speed and memory, never taste.
 */
export class InterestMarket {
  readonly items: number;
  readonly people: number;
  private readonly random: Random;
  private readonly interest: Interest;
  private readonly likes: Uint16Array;
  readonly startMs: number;

  constructor(interest: Interest, size: { items: number; people: number; startMs: number }, random: Random) {
    this.items = size.items;
    this.people = size.people;
    this.startMs = size.startMs;
    this.interest = interest;
    this.random = random;
    this.likes = Uint16Array.from({ length: 3 * size.people }, () => this.rank(categories));
  }

  /** As long as the ids of a server are. */
  itemId = (item: number): string => `clp_${item.toString(36).padStart(26, '0')}`;
  personId = (person: number): string => `per_${person.toString(36).padStart(26, '0')}`;

  stock(): void {
    for (let item = 0; item < this.items; item++)
      this.publish(item, this.startMs - this.random.next() * 90 * dayMs);
  }

  /** Gives every item a vector: those of a category lie around one point. */
  picture(dim: number): void {
    const { random } = this;
    const points = Float32Array.from({ length: categories * dim }, () => randomNormal(random));
    for (let item = 0; item < this.items; item++) {
      const point = this.categoryOf(item) * dim;
      const vector = Float32Array.from({ length: dim }, (_, i) => points[point + i]! + randomNormal(random));
      this.interest.putVectors('picture', dim, [this.itemId(item)], vector);
    }
    for (const _ of this.interest.arrangeVectors());
  }

  publish(item: number, publishedMs: number): void {
    const { random } = this;
    const tag = () => `tag ${this.rank(tagWords)}`;
    this.interest.putItem({
      id: this.itemId(item),
      author: `shp_${this.authorOf(item).toString(36).padStart(26, '0')}`,
      category: `category ${this.categoryOf(item)}`,
      tags: [tag(), tag(), tag()],
      durationMs: 8_000 + Math.floor(random.next() * 52_000),
      publishedMs,
      available: random.next() < 0.97,
    });
  }

  /** So many exposures of each person, over the days before the start, in the order of time. */
  remember(exposures: number): void {
    const { random } = this;
    const total = exposures * this.people;
    for (let i = 0; i < total; i++) {
      const person = (i * 48_271) % this.people;
      const item = this.drawItem(person);
      const isLong = random.next() < this.liking(person, item);
      this.interest.learn({
        kind: 'exposure',
        person: this.personId(person),
        item: this.itemId(item),
        atMs: this.startMs - historyDays * dayMs * (1 - i / total),
        tab: 'for-you',
        isClick: isLong || random.next() < 0.1,
        isLike: isLong && random.next() < 0.1,
        longView: isLong,
      });
    }
  }

  /** What comes of one item shown to a person; answers how many events it was. */
  watch(person: number, id: string, atMs: number): number {
    const { random, interest } = this;
    const item = Number.parseInt(id.slice(4), 36);
    const about = { person: this.personId(person), item: id, tab: 'for-you' };
    const isLong = random.next() < this.liking(person, item);
    const isLiked = isLong && random.next() < 0.1;
    interest.learn({ kind: 'impression', ...about, atMs });
    if (isLiked) interest.learn({ kind: 'like', ...about, atMs });
    const playMs = isLong ? 20_000 : 500 + random.next() * 6_000;
    interest.learn({ kind: 'watch', ...about, atMs, playMs, durationMs: 20_000 });
    return isLiked ? 3 : 2;
  }

  /** Who asks next: some come often. */
  drawPerson(): number {
    return Math.floor(this.people * this.random.next() ** 2);
  }

  private drawItem(person: number): number {
    const { random } = this;
    if (random.next() < 0.4) return this.rank(this.items);
    const category = this.likes[3 * person + randomBelow(random, 3)]!;
    return (this.rank(Math.floor(this.items / categories)) * categories + category) % this.items;
  }

  private liking(person: number, item: number): number {
    const category = this.categoryOf(item);
    for (let i = 0; i < 3; i++) if (this.likes[3 * person + i] === category) return 0.6;
    return 0.2;
  }

  private categoryOf(item: number): number {
    return item % categories;
  }

  private authorOf(item: number): number {
    return (item * 7919) % Math.ceil(this.items / itemsPerAuthor);
  }

  /** A number below `count`, drawn so that one ten times as large comes about ten times as seldom. */
  private rank(count: number): number {
    return Math.min(count - 1, Math.floor((count + 1) ** this.random.next()) - 1);
  }
}
