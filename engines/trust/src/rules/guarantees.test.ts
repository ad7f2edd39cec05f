import { dayMs, hourMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { guarantees } from './guarantees/index.ts';
import { PolicyShelf } from './policy-shelf.ts';

const shelf = new PolicyShelf();
for (const each of guarantees) shelf.put(each);

const paidMs = 1_700_000_000_000;
const deliveredMs = paidMs + 3 * dayMs;
const order: Facts = {
  ...{ 'claim.atMs': deliveredMs + dayMs, 'now.atMs': deliveredMs + dayMs + hourMs },
  ...{ 'claim.byBuyer': true, 'claim.paidBefore': 0, 'order.paidMinor': 88_00, 'order.isPresale': false },
  ...{
    'order.paidAtMs': paidMs,
    'order.shippedAtMs': paidMs + 20 * hourMs,
    'order.deliveredAtMs': deliveredMs,
  },
  ...{ 'shop.tier': 'brand', 'shop.depositMinor': 10_000_00, 'shop.serviceBudgetMinor': 500_00 },
  ...{ 'buyer.abuse': 20, 'buyer.claims90Days': 1, 'buyer.orders90Days': 12 },
  ...{ 'buyer.ordersKept': 3, 'buyer.returnsOpen': 0, 'buyer.owesMinor': 0 },
};

/** Outcome, why, and how much, in one line. */
function decided(code: string, facts: Facts): string {
  const { outcome, because, payoutMinor } = shelf.newest(code)!.decide({ ...order, ...facts });
  return `${outcome} ${because} ${payoutMinor}`;
}

const often = { 'buyer.claims90Days': 30 };

describe('guarantees', () => {
  it('T-R31 假一赔十: what the lab finds decides, and pays the price and ten times more', () => {
    const fake = { 'claim.reason': 'fake', 'goods.categories': ['jewellery'], 'evidence.photo': 3 };
    expect(decided('fake-pays-tenfold', { ...fake, 'lab.verdict': 'fake' })).toBe('pay lab-found-fake 96800');
    expect(decided('fake-pays-ninefold', { ...fake, 'lab.verdict': 'fake' })).toBe(
      'pay lab-found-fake 88000',
    );
    expect(decided('fake-pays-tenfold', { ...fake, 'lab.verdict': 'genuine' })).toBe(
      'refuse lab-found-genuine 0',
    );
    expect(decided('fake-pays-tenfold', { ...fake, 'lab.receivedAtMs': deliveredMs })).toBe(
      'wait at-the-lab 0',
    );
    expect(decided('fake-pays-tenfold', fake)).toBe('wait shop-is-asked 0');
    expect(decided('fake-pays-tenfold', { ...fake, 'shop.answer': 'disagrees' })).toBe(
      'review shop-denies 0',
    );
    const tenThousand = { ...fake, 'lab.verdict': 'fake', 'order.paidMinor': 100_000_00 };
    expect(decided('fake-pays-tenfold', tenThousand)).toBe('pay lab-found-fake 50000000');
  });

  it('T-R31 no right is paid twice, nor to another buyer', () => {
    const fake = {
      'claim.reason': 'fake',
      'goods.categories': ['tea'],
      'evidence.photo': 3,
      'lab.verdict': 'fake',
    };
    expect(decided('fake-pays-tenfold', { ...fake, 'claim.paidBefore': 1 })).toBe('refuse paid-before 0');
    expect(decided('fake-pays-tenfold', { ...fake, 'claim.byBuyer': false })).toBe('refuse not-the-buyer 0');
    for (const { policy } of shelf.list()) {
      const [first, second] = policy.rows.map(({ because }) => because);
      expect(first).toBe('not-the-buyer');
      // A price that falls again is paid again, less what was paid before.
      expect(second).toBe(policy.code === 'price-protection' ? 'not-lower' : 'paid-before');
    }
  });

  it('T-R32 退货补运费: the postage of what was sent back within seven days, as the receipt says', () => {
    const back = {
      ...{
        'claim.reason': 'no-longer-wanted',
        'goods.categories': ['clothes'],
        'evidence.freight-receipt': 1,
      },
      ...{ 'return.sentAtMs': deliveredMs + dayMs, 'return.freightMinor': 12_00 },
    };
    expect(decided('return-freight', back)).toBe('pay sent-back 1200');
    expect(decided('return-freight', { ...back, 'return.freightMinor': 80_00 })).toBe('pay sent-back 1500');
    expect(decided('return-freight', { ...back, 'return.sentAtMs': undefined })).toBe('wait not-sent-yet 0');
    expect(decided('return-freight', { ...back, 'return.sentAtMs': deliveredMs + 8 * dayMs })).toBe(
      'refuse sent-too-late 0',
    );
    expect(decided('return-freight', { ...back, 'evidence.freight-receipt': 0 })).toBe(
      'needs evidence-missing 0',
    );
    expect(decided('return-freight', { ...back, ...often })).toBe('review claims-often 0');
  });

  it('T-R33 极速退款: below ¥300; before the goods are back to whoever kept an order before', () => {
    const claim = { 'claim.reason': 'no-longer-wanted' };
    expect(decided('fast-refund', { ...claim, 'order.shippedAtMs': undefined })).toBe(
      'pay not-sent-yet 8800',
    );
    expect(decided('fast-refund', claim)).toBe('pay in-good-standing 8800');
    const fresh = { ...claim, 'buyer.ordersKept': 0 };
    expect(decided('fast-refund', fresh)).toBe('wait not-sent-back-yet 0');
    expect(decided('fast-refund', { ...fresh, 'return.sentAtMs': deliveredMs + dayMs })).toBe(
      'pay sent-back 8800',
    );
    expect(decided('fast-refund', { ...claim, 'order.paidMinor': 300_00 })).toBe('refuse not-covered 0');
    expect(decided('fast-refund', { ...claim, ...often })).toBe('wait claims-often 0');
    expect(decided('fast-refund', { ...claim, 'buyer.returnsOpen': 2 })).toBe('wait returns-open 0');
    expect(decided('fast-refund', { ...claim, 'buyer.owesMinor': 1 })).toBe('refuse owes-a-return 0');
  });

  it('T-R34 24 h 发货: a tenth of the price for what was sent late, ¥3 to ¥100', () => {
    const late = { 'claim.reason': 'late-shipment', 'order.shippedAtMs': paidMs + 25 * hourMs };
    expect(decided('ship-in-a-day', late)).toBe('pay sent-late 880');
    expect(decided('ship-in-a-day', { ...late, 'order.paidMinor': 9_90 })).toBe('pay sent-late 300');
    expect(decided('ship-in-a-day', { ...late, 'order.paidMinor': 5_000_00 })).toBe('pay sent-late 10000');
    expect(decided('ship-in-a-day', { ...late, 'order.shippedAtMs': undefined })).toBe('pay sent-late 880');
    expect(decided('ship-in-a-day', { ...late, 'order.shippedAtMs': paidMs + 24 * hourMs })).toBe(
      'refuse sent-in-time 0',
    );
    expect(decided('ship-in-a-day', { ...late, 'claim.atMs': paidMs + 23 * hourMs })).toBe(
      'refuse too-early 0',
    );
    expect(decided('ship-in-a-day', { ...late, 'order.isPresale': true })).toBe('refuse not-covered 0');
  });

  it('T-R35 破损, 过敏, 坏了包退: shown in time, small sums are paid at once, large ones when the shop was heard', () => {
    const broken = { 'claim.reason': 'damaged', 'goods.categories': ['glass'], 'evidence.photo': 2 };
    expect(decided('breakage-refund', broken)).toBe('pay shown 8800');
    expect(decided('breakage-refund', { ...broken, 'order.paidMinor': 500_00 })).toBe('wait shop-is-asked 0');
    expect(decided('breakage-refund', { ...broken, 'claim.atMs': deliveredMs + 3 * dayMs })).toBe(
      'refuse too-late 0',
    );
    expect(decided('breakage-refund', { ...broken, ...often, 'shop.answer': 'agrees' })).toBe(
      'pay shop-agrees 8800',
    );
    const allergic = { 'claim.reason': 'allergy', 'goods.categories': ['beauty'], 'evidence.photo': 1 };
    expect(decided('allergy-refund', allergic)).toBe('pay shown 8800');
    expect(decided('allergy-refund', { ...allergic, 'order.paidMinor': 260_00 })).toBe(
      'needs evidence-missing 0',
    );
    const noted = { ...allergic, 'order.paidMinor': 260_00, 'evidence.medical-note': 1 };
    expect(decided('allergy-refund', noted)).toBe('wait shop-is-asked 0');
    const bad = { 'claim.reason': 'spoiled', 'goods.categories': ['fruit'], 'evidence.photo': 1 };
    expect(decided('spoilage-refund', bad)).toBe('pay shown 8800');
    expect(decided('spoilage-refund', { ...bad, ...often })).toBe('review claims-often 0');
  });

  it.each([
    [0, 1, 'pay shown 8800'],
    [1, 4, 'wait shop-is-asked 0'],
    [1, 5, 'pay shown 8800'],
    [2, 9, 'wait shop-is-asked 0'],
    [2, 10, 'pay shown 8800'],
    [4, 14, 'wait shop-is-asked 0'],
    [4, 15, 'pay shown 8800'],
  ])('T-R35 after %i claims on %i orders in 90 days a small sum: %s', (claims, orders, expected) => {
    const buyer = { 'buyer.claims90Days': claims, 'buyer.orders90Days': orders };
    const bad = { 'claim.reason': 'spoiled', 'goods.categories': ['fruit'], 'evidence.photo': 1, ...buyer };
    expect(decided('spoilage-refund', bad)).toBe(expected);
    if (!expected.startsWith('wait')) return;
    expect(decided('spoilage-refund', { ...bad, 'shop.answer': 'disagrees' })).toBe('review shop-denies 0');
    const silent = { ...bad, 'now.atMs': deliveredMs + 4 * dayMs };
    expect(decided('spoilage-refund', silent)).toBe('pay shop-silent 8800');
  });

  it('T-R36 退款不退货: as long as the shop’s budget lasts, and not for who claims too often', () => {
    const bad = { 'claim.reason': 'spoiled', 'goods.categories': ['fruit'], 'evidence.photo': 2 };
    expect(decided('refund-without-return', bad)).toBe('pay within-the-budget 8800');
    const { shares } = shelf.newest('refund-without-return')!.decide({ ...order, ...bad });
    expect(shares).toEqual([{ payer: 'shop-budget', minor: 88_00 }]);
    expect(decided('refund-without-return', { ...bad, 'shop.serviceBudgetMinor': 50_00 })).toBe(
      'wait shop-is-asked 0',
    );
    const third = { 'buyer.claims90Days': 4, 'buyer.orders90Days': 12 };
    expect(decided('refund-without-return', { ...bad, ...third })).toBe('review claims-often 0');
    const toys = { ...bad, 'goods.categories': ['toys'], 'claim.reason': 'damaged' };
    expect(decided('refund-without-return', toys)).toBe('refuse not-covered 0');
    expect(decided('refund-without-return', { ...toys, 'order.paidMinor': 19_90 })).toBe(
      'pay within-the-budget 1990',
    );
  });

  it('T-R37 价保: the difference to the lowest price since, at most half of what was paid', () => {
    const lower = {
      ...{ 'claim.reason': 'lower-price', 'goods.categories': ['clothes'] },
      ...{ 'price.lowestForKeptMinor': 70_00, 'price.isCouponOnly': false },
      ...{ 'price.keptMinor': 88_00, 'price.givenBackMinor': 0, 'price.paidForKeptMinor': 88_00 },
    };
    expect(decided('price-protection', lower)).toBe('pay lower-since 1800');
    expect(decided('price-protection', { ...lower, 'price.lowestForKeptMinor': 88_00 })).toBe(
      'refuse not-lower 0',
    );
    expect(decided('price-protection', { ...lower, 'price.lowestForKeptMinor': 1_00 })).toBe(
      'pay lower-since 4400',
    );
    const again = { ...lower, 'price.keptMinor': 70_00, 'price.givenBackMinor': 18_00 };
    expect(decided('price-protection', again)).toBe('refuse not-lower 0');
    expect(decided('price-protection', { ...again, 'price.lowestForKeptMinor': 60_00 })).toBe(
      'pay lower-since 1000',
    );
    expect(decided('price-protection', { ...again, 'price.lowestForKeptMinor': 1_00 })).toBe(
      'pay lower-since 2600',
    );
    expect(decided('price-protection', { ...lower, 'order.shippedAtMs': undefined })).toBe(
      'pay lower-since 1800',
    );
    expect(decided('price-protection', { ...lower, 'price.isCouponOnly': true })).toBe(
      'refuse only-with-a-coupon 0',
    );
    expect(decided('price-protection', { ...lower, 'price.lowestForKeptMinor': undefined })).toBe(
      'needs not-known 0',
    );
  });
});
