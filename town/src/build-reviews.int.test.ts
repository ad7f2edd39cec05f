import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '../../tests/platform.ts';
import { buildReviews } from './build-reviews.ts';
import { buildShops } from './build-shops.ts';
import { townBaskets } from './review-texts.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.stop());

describe('the town’s reviews', () => {
  it('are written by those who paid and received, once, however often the builder runs', async () => {
    const signIns = test.platform.town?.signIns ?? [];
    const tokens = (role: string) => signIns.filter((entry) => entry.role === role).map(({ token }) => token);
    const residents = tokens('resident');
    const shops = await buildShops(test.address, [...tokens('merchant'), ...residents], { label: 'test' });
    const buyers = residents.slice(shops.length - 1);
    await buildReviews(test.address, buyers, shops);
    await buildReviews(test.address, buyers, shops);
    const reviews = await test.db
      .selectFrom('reviews as r')
      .innerJoin('orders as o', 'o.id', 'r.order_id')
      .innerJoin('checkouts as c', 'c.id', 'o.checkout_id')
      .select(['o.state', 'c.state as checkout', 'r.answer_text', 'r.text'])
      .execute();
    expect(reviews.map(({ text }) => text).sort()).toEqual(
      townBaskets
        .flat()
        .map(({ text }) => text)
        .sort(),
    );
    for (const { state, checkout } of reviews) expect([state, checkout]).toEqual(['received', 'paid']);
    expect(reviews.filter(({ answer_text }) => answer_text !== null)).toHaveLength(1);
  });
});
