import { dayMs, type Random, randomBelow, seededRandom, shuffled } from '@kanmai/kernel';
import { type Market, marketSize, type SimBuyer, type SimShop } from './market.ts';
import type { Offer, Platform, SimOrder } from './platform.ts';

const startMs = Date.UTC(2026, 0, 1, 4);

/** How it went, of honest buyers' money. Amounts in minor units. */
export interface Told {
  readonly spentMinor: number;
  readonly lostMinor: number;
  /** Bought by shops from themselves. */
  readonly falseMinor: number;
  /** Paid back to who had not been wronged. */
  readonly cheatedMinor: number;
  /** Of orders, the share after which the same buyer came again within thirty days. */
  readonly repurchase: number;
  /** Share of what was spent that was lost, by tens of days. */
  readonly lossByTenDays: readonly number[];
}

/** Money that goods are still worth when they are not what was promised. */
const worthOfWrong = 0.2;
/** What an evening's truth and a claim's judge get wrong. */
const judgedRight = 0.92;
const campaignDays = 12;
const ordersOfCampaign = 6;
/** What a bought order costs: the commission, and who pretends to buy. */
const campaignCost = { share: 0.05, minor: 8_00 } as const;
const margin = 0.5;

/** Runs a market under a platform. All that people do follows from what they see and what happened to them. */
export function runMarket(market: Market, platform: Platform): Told {
  const days = new MarketDays(market, platform);
  for (let day = 0; day < marketSize.days; day++) days.pass(day);
  return days.told();
}

interface Parcel {
  readonly order: SimOrder;
  readonly isRight: boolean;
  readonly isLate: boolean;
  readonly buyer: SimBuyer | null;
}

interface Seller {
  /** Orders of honest buyers, by campaign. */
  readonly soldBy: Map<number, number>;
  stillBuys: boolean;
  readonly firstDay: number;
}

class MarketDays {
  readonly #market: Market;
  readonly #platform: Platform;
  readonly #random: Random;
  readonly #due = new Map<number, Parcel[]>();
  readonly #mood = new Map<string, number>();
  readonly #memory = new Map<string, number>();
  readonly #sellers = new Map<string, Seller>();
  readonly #ordersOf = new Map<string, number[]>();
  readonly #copies: ReadonlySet<string>;
  readonly #byTen = Array.from({ length: Math.ceil(marketSize.days / 10) }, () => ({ spent: 0, lost: 0 }));
  #falseMinor = 0;
  #cheatedMinor = 0;
  #orders = 0;

  constructor(market: Market, platform: Platform) {
    this.#market = market;
    this.#platform = platform;
    this.#random = seededRandom(market.seed * 15_013 + 7);
    this.#copies = new Set(market.shops.flatMap(({ copies }) => copies));
    for (const shop of market.shops)
      this.#sellers.set(shop.id, {
        ...{ soldBy: new Map(), stillBuys: shop.copies.length > 0 },
        firstDay: 5 + randomBelow(this.#random, campaignDays),
      });
  }

  pass(day: number): void {
    const atMs = startMs + day * dayMs;
    for (const parcel of this.#due.get(day) ?? []) this.#arrive(parcel, day, atMs);
    this.#due.delete(day);
    for (const shop of this.#market.shops) this.#campaign(shop, day, atMs);
    for (const buyer of shuffled(this.#random, [...this.#market.buyers])) this.#shop(buyer, day, atMs);
    const found = (personId: string) => this.#copies.has(personId) === this.#random.next() < judgedRight;
    this.#platform.evening(atMs + dayMs / 2, found);
  }

  #shop(buyer: SimBuyer, day: number, atMs: number): void {
    if (this.#random.next() > buyer.visits * (this.#mood.get(buyer.id) ?? 1)) return;
    const category = randomBelow(this.#random, marketSize.categories);
    const offers = this.#platform.offers(category, marketSize.offered, atMs);
    const shop = this.#choose(buyer, offers);
    if (shop === null) return;
    const seller = this.#sellers.get(shop.id)!;
    const campaign = Math.floor((day - seller.firstDay) / campaignDays);
    seller.soldBy.set(campaign, (seller.soldBy.get(campaign) ?? 0) + 1);
    this.#ordersOf.set(buyer.id, [...(this.#ordersOf.get(buyer.id) ?? []), day]);
    this.#byTen[Math.floor(day / 10)]!.spent += shop.priceMinor;
    this.#send(this.#order(buyer.id, shop, atMs, `phone of ${buyer.id}`), buyer, day);
  }

  /** A draw by what is shown and what is remembered (a logit choice). */
  #choose(buyer: SimBuyer, offers: readonly Offer[]): SimShop | null {
    const mean = offers.reduce((sum, { shop }) => sum + shop.priceMinor, 0) / Math.max(1, offers.length);
    let best: SimShop | null = null;
    let most = Number.NEGATIVE_INFINITY;
    offers.forEach(({ shop, stars, experience }, place) => {
      const liked =
        2 * ((stars ?? 4.2) - 4.2) +
        2 * ((experience ?? 4.6) - 4.6) -
        1.5 * (shop.priceMinor / mean - 1) +
        (this.#memory.get(`${buyer.id} ${shop.id}`) ?? 0) -
        0.15 * place -
        Math.log(-Math.log(this.#random.next()));
      if (liked > most) [best, most] = [shop, liked];
    });
    return best;
  }

  #order(buyerId: string, shop: SimShop, atMs: number, phone: string): SimOrder {
    this.#orders += 1;
    return { id: `order_${this.#orders}`, buyerId, shop, atMs, phone };
  }

  #send(order: SimOrder, buyer: SimBuyer | null, day: number): void {
    const { shop } = order;
    const isLate = buyer !== null && this.#random.next() > shop.inTime;
    const isRight = buyer === null || this.#random.next() < shop.right;
    const at = day + (buyer === null ? 1 : isLate ? 8 : 3);
    this.#due.set(at, [...(this.#due.get(at) ?? []), { order, isRight, isLate, buyer }]);
  }

  #arrive({ order, isRight, isLate, buyer }: Parcel, day: number, atMs: number): void {
    this.#platform.delivered(order, atMs, isLate, buyer !== null);
    if (buyer === null) {
      this.#platform.reviewed(order, atMs, 5);
      return;
    }
    const refunded = this.#complain(order, isRight, buyer, atMs);
    if (!isRight && !refunded) {
      const spentDay = Math.min(marketSize.days - 1, Math.floor((order.atMs - startMs) / dayMs));
      this.#byTen[Math.floor(spentDay / 10)]!.lost += (1 - worthOfWrong) * order.shop.priceMinor;
    }
    this.#feel(buyer, order.shop, isRight ? (isLate ? 'late' : 'good') : refunded ? 'refunded' : 'wronged');
    if (this.#random.next() < buyer.reviews * (isRight ? 1 : 1.5))
      this.#platform.reviewed(order, atMs + (day % 7) * 3_600_000, this.#starsFor(isRight, isLate, refunded));
  }

  #complain(order: SimOrder, isRight: boolean, buyer: SimBuyer, atMs: number): boolean {
    const draw = this.#random.next();
    if (draw > (isRight ? buyer.cheats : buyer.complains)) return false;
    const refunded = this.#platform.claimed({
      ...{ order, atMs },
      shopAgrees: this.#random.next() < (isRight ? 0.1 : order.shop.honours),
      foundJust: isRight !== this.#random.next() < judgedRight,
      insists: this.#random.next() < buyer.insists,
    });
    if (isRight && refunded) this.#cheatedMinor += order.shop.priceMinor;
    return refunded;
  }

  #starsFor(isRight: boolean, isLate: boolean, refunded: boolean): number {
    const draw = this.#random.next();
    if (!isRight) return refunded ? (draw < 0.5 ? 3 : 2) : draw < 0.7 ? 1 : 2;
    return isLate ? (draw < 0.5 ? 4 : 3) : draw < 0.75 ? 5 : 4;
  }

  /** Who was wronged comes seldom, and not to that shop. */
  #feel(buyer: SimBuyer, shop: SimShop, how: 'good' | 'late' | 'refunded' | 'wronged'): void {
    const mood = { good: 1.03, late: 0.99, refunded: 0.97, wronged: 0.75 }[how];
    this.#mood.set(buyer.id, Math.max(0.05, Math.min(1.2, (this.#mood.get(buyer.id) ?? 1) * mood)));
    const memory = { good: 0.3, late: -0.1, refunded: -0.4, wronged: -1.5 }[how];
    const key = `${buyer.id} ${shop.id}`;
    this.#memory.set(key, Math.max(-4, Math.min(1, (this.#memory.get(key) ?? 0) + memory)));
  }

  /** A shop buys praise from itself as long as that pays: it compares what it sold before and after. */
  #campaign(shop: SimShop, day: number, atMs: number): void {
    const seller = this.#sellers.get(shop.id)!;
    const since = day - seller.firstDay;
    if (!seller.stillBuys || since < 0 || since % campaignDays !== 0) return;
    const number = since / campaignDays;
    const sold = (campaign: number) => seller.soldBy.get(campaign) ?? 0;
    const gained = (sold(number - 1) - sold(number - 2)) * margin * shop.priceMinor;
    const cost = ordersOfCampaign * (campaignCost.share * shop.priceMinor + campaignCost.minor);
    if (number >= 2 && gained < cost && this.#random.next() < 0.5) {
      seller.stillBuys = false;
      return;
    }
    for (const copy of shuffled(this.#random, [...shop.copies]).slice(0, ordersOfCampaign)) {
      const phone = shop.isCareless ? `phone of ${shop.id}` : `phone of ${copy}`;
      this.#falseMinor += shop.priceMinor;
      this.#send(this.#order(copy, shop, atMs, phone), null, day);
    }
  }

  told(): Told {
    const sum = (of: (ten: { spent: number; lost: number }) => number) =>
      this.#byTen.reduce((total, ten) => total + of(ten), 0);
    return {
      ...{ spentMinor: sum(({ spent }) => spent), lostMinor: sum(({ lost }) => lost) },
      ...{ falseMinor: this.#falseMinor, cheatedMinor: this.#cheatedMinor },
      repurchase: this.#repurchase(),
      lossByTenDays: this.#byTen.map(({ spent, lost }) => (spent === 0 ? 0 : lost / spent)),
    };
  }

  #repurchase(): number {
    let orders = 0;
    let again = 0;
    for (const days of this.#ordersOf.values())
      days.forEach((day, n) => {
        if (day >= marketSize.days - 30) return;
        orders++;
        if ((days[n + 1] ?? Number.POSITIVE_INFINITY) - day <= 30) again++;
      });
    return orders === 0 ? 0 : again / orders;
  }
}
