import { dayMs } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import { unitOfWork } from '../../server/src/database.ts';
import { appendEvents } from '../../server/src/features/insight/events/index.ts';
import { scoreWords as en } from '../../web/shared/trust/score-words-en.ts';
import { scoreWords as zh } from '../../web/shared/trust/score-words-zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, patience, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';

/** Forty orders like one that is there, delivered lately: seven of them late. Nobody waits for their parcels in a test. */
async function deliverMany(market: Market, likeOrderId: string): Promise<void> {
  const { db } = market.test;
  const like = await db
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', likeOrderId)
    .executeTakeFirstOrThrow();
  const lines = await db.selectFrom('order_lines').selectAll().where('order_id', '=', likeOrderId).execute();
  const ids = Array.from({ length: 40 }, (_, n) => `${likeOrderId.slice(0, -2)}${n + 10}`);
  await unitOfWork(db, async (tx) => {
    await tx
      .insertInto('orders')
      .values(
        ids.map((id, n) => ({
          ...like,
          ...{ id, address: JSON.stringify(like.address), state: 'delivered' },
          ...(n < 7 ? { arrival_from: '2026-01-01', arrival_to: '2026-01-02' } : {}),
        })),
      )
      .execute();
    await tx
      .insertInto('order_lines')
      .values(
        ids.flatMap((id) =>
          // A list is JSON here: as it is, pg would write it as an array of PostgreSQL.
          lines.map((line) => ({ ...line, order_id: id, reductions: JSON.stringify(line.reductions) })),
        ),
      )
      .execute();
    await appendEvents(
      tx,
      ids.map((id, n) => ({
        ...{ kind: 'order-delivered', subjectId: id, shopId: like.shop_id, personId: like.person_id },
        atMs: Date.now() - (n % 20) * dayMs,
      })),
    );
    await appendEvents(
      tx,
      ids.map((id, n) => ({
        ...{ kind: 'review-written', subjectId: `rev_of_${id}`, shopId: like.shop_id },
        ...{ personId: like.person_id, atMs: Date.now() - (n % 15) * dayMs },
        data: { goodsStars: n % 8 === 0 ? 3 : 5, serviceStars: 5, logisticsStars: 4, source: null },
      })),
    );
  });
  await market.test.platform.app.caughtUp();
}

export function trustScoreJourneys(market: () => Market): void {
  it('a shop sees what cost it points and what would help; shoppers see its score beside the goods', async () => {
    const { origin, tea } = market();
    const { productId } = market().clip('longjing');
    await deliverMany(market(), await paidOrder(market(), 'trusted', { productId: productId ?? '' }));

    const shop = await market().visit({ viewport: desk });
    const owner = market().test.platform.town?.signIns.find(({ role }) => role === 'resident');
    await shop.page.goto(`${origin}/town/sign-in/${owner?.token}`);
    await shop.page.goto(`${origin}/studio/${tea.id}/trust`);
    await shop.page.getByText('个包裹没有按承诺送到').waitFor();
    const face = shop.page.getByRole('region', { name: zh.experience, exact: true });
    const score = Number(await face.locator('p span').first().textContent());
    expect(score).toBeGreaterThan(3);
    await shop.page.getByText('次「送达迟了」，就是').waitFor();
    const asked = shop.page.getByRole('region', { name: zh.ask, exact: true });
    await asked.getByText(/分数会是 [345]\.\d\d/).waitFor();
    await shoot(shop.page, 'trust-studio');
    expect(shop.complaints).toEqual([]);

    const visit = await market().visit({ viewport: phone, locale: 'en' });
    await visit.page.goto(`${origin}/p/${productId}`);
    await visit.page
      .getByText(/Experience [345]\.\d\d/)
      .first()
      .waitFor(patience);
    await shoot(visit.page, 'trust-product');
    await visit.page.goto(`${origin}/shop/${tea.id}`);
    await visit.page
      .getByText(/Experience [345]\.\d\d/)
      .first()
      .waitFor(patience);
    expect(visit.complaints).toEqual([]);
  });

  it('a creator sees the same of theirs: what is not known is not low', async () => {
    const { origin, creator } = market();
    const visit = await market().visit({ viewport: phone, locale: 'en' });
    await market().enter(visit, 'creator');
    await visit.page.goto(`${origin}/studio/${creator.id}/trust`);
    const face = visit.page.getByRole('region', { name: en.trust, exact: true });
    await face.getByText(en.unknown, { exact: true }).first().waitFor();
    await visit.page.getByText(en.nexts.steady(), { exact: true }).waitFor();
    await visit.page.getByText(en.askUnknown, { exact: true }).waitFor();
    expect(await visit.page.getByRole('region', { name: en.experience, exact: true }).count()).toBe(0);
    await shoot(visit.page, 'trust-creator');
    expect(visit.complaints).toEqual([]);
  });
}
