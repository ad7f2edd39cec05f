import { describe, expect, it } from 'vitest';
import { liveMessages as live } from '../../web/shopper/live/live-zh-cn.ts';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { findings } from './accessibility.journey.ts';
import { picturesMove, roomWithPictures, variantsOf } from './live-room.ts';
import { type Market, patience, shoot } from './market.ts';
import { fillAddress, sandboxPage, totalShown } from './shopping.ts';

/** A merchant pushes real pictures; a shopper watches, is shown a product, and buys it at the room's price. */
export function liveJourneys(market: () => Market): void {
  describe('a room that is live', () => {
    it('moves, shows what is pinned, and sells at its price without leaving', async () => {
      const { fruit } = market();
      const { session } = fruit;
      const tomato = market().clip('tomato');
      const productId = tomato.productId ?? '';
      const roomId = await roomWithPictures(fruit, '今晚看果园', productId);
      const variants = await variantsOf(session, productId);
      const small = variants.find(({ title }) => title === '2.5 斤');
      await session.send('PUT', `/studio/rooms/${roomId}/prices/${small?.id}`, {
        priceCents: 1_500,
        setAside: null,
      });

      const buyer = await market().visit();
      const { page } = buyer;
      await market().enter(buyer, 'shopper');
      await page.goto('/live');
      await page.getByRole('link', { name: /今晚看果园/ }).click();
      await picturesMove(page, live.stage(fruit.name));

      // What is said reaches the one who said it by way of the server.
      await page.getByRole('textbox', { name: live.chatField, exact: true }).fill('番茄甜吗');
      await page.keyboard.press('Enter');
      const chat = page.getByRole('log', { name: live.chat, exact: true });
      await chat.getByText('番茄甜吗', { exact: true }).waitFor();

      await session.send('PUT', `/studio/rooms/${roomId}/pin`, { productId, explainS: 120 });
      const pinned = page.getByRole('region', { name: live.pinned, exact: true });
      await pinned.waitFor();
      expect(await pinned.textContent()).toContain('15.00');
      const found = findings(page);
      await found.look('live-room');
      expect(found.serious).toEqual([]);
      await pinned.getByRole('button', { name: `${live.buy} ${tomato.title}`, exact: true }).click();
      const sheet = page.getByRole('dialog', { name: words.product.title, exact: true });
      await sheet.getByRole('button', { name: words.product.buyNow, exact: true }).click();

      const checkout = page.getByRole('dialog', { name: words.checkout.title, exact: true });
      // The form when there is no address yet, else the chosen one.
      await checkout.getByRole('region', { name: words.checkout.address, exact: true }).waitFor();
      if (await checkout.getByLabel(words.address.recipient, { exact: true }).isVisible())
        await fillAddress(page, words);
      const place = checkout.getByRole('button', { name: words.checkout.pay, exact: true });
      await expect.poll(() => place.isEnabled(), patience).toBe(true);
      await shoot(page, 'live-checkout');
      // The goods at 15.00 and 6.00 of postage, while the room goes on above.
      expect(await totalShown(page, words)).toBe(2_100);
      await picturesMove(page, live.stage(fruit.name));
      await place.click();
      const sandbox = await sandboxPage(page, 'zh-CN');
      expect(await sandbox.amountCents()).toBe(2_100);
      await sandbox.press('pay');
      await page.getByRole('heading', { name: words.result.paidTitle, exact: true }).waitFor();
      const line = await market()
        .test.db.selectFrom('order_lines')
        .select(['room_id', 'total_cents'])
        .where('room_id', '=', roomId)
        .executeTakeFirst();
      expect(line).toEqual({ room_id: roomId, total_cents: 1_500 });

      await page.goto(`/rooms/${roomId}`);
      await picturesMove(page, live.stage(fruit.name));
      await session.post(`/studio/rooms/${roomId}/end`, {});
      await page.getByRole('heading', { name: live.endedTitle, exact: true }).waitFor();
      expect(buyer.complaints).toEqual([]);

      // What was recorded is ready a moment later.
      const replay = page.getByLabel(live.replayOf('今晚看果园'), { exact: true });
      const again = page.getByRole('button', { name: new RegExp(`${live.replay}|${words.ui.retry}`) });
      await expect
        .poll(
          async () => {
            if (await again.isVisible()) await again.click();
            return replay
              .evaluate((element) => (element as HTMLVideoElement).currentTime, null, { timeout: 500 })
              .catch(() => 0);
          },
          { ...patience, interval: 500 },
        )
        .toBeGreaterThan(0.1);
    }, 60_000);
  });
}
