import { expect, it } from 'vitest';
import { messages as opsZh } from '../../web/ops/messages/zh-cn.ts';
import { claimWords as en } from '../../web/shared/guarantees/words-en.ts';
import { claimWords as zh } from '../../web/shared/guarantees/words-zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Each another picture: the same one again is no more evidence. */
const photos = [1, 2, 3].map((number) => ({
  ...{ name: `stone-${number}.png`, mimeType: 'image/png' },
  buffer: Buffer.concat([png, Buffer.from([number])]),
}));

/** Guarantees pay out. */
export function guaranteeJourneys(market: () => Market): void {
  it('fake jewellery: claimed with evidence, found fake by the laboratory, ten times paid, and in the books', async () => {
    const { fruit, origin } = market();
    const { orderId, productId } = await receivedJade(market());
    const buyer = await market().visit({ viewport: phone, locale: 'zh-CN' });
    await market().enter(buyer, 'shopper');
    const mine = buyer.page;
    await mine.goto(`${origin}/p/${productId}`);
    await mine
      .getByText(zh.promises['fake-pays-tenfold'] ?? '', { exact: true })
      .first()
      .waitFor();
    await shoot(mine, 'guarantee-product-zh');
    await mine.goto(`${origin}/orders/${orderId}`);
    const claim = mine.getByRole('link', { name: zh.claim, exact: true });
    await claim.scrollIntoViewIfNeeded();
    await shoot(mine, 'guarantee-order-zh');
    await claim.click();
    await mine.getByLabel(zh.form.text, { exact: true }).fill('送去看了，说是注胶的 B 货。');
    await mine.locator('input[type=file]').setInputFiles(photos);
    await mine.getByText('stone-3.png', { exact: true }).waitFor();
    await shoot(mine, 'guarantee-form-zh');
    await mine.getByRole('button', { name: zh.form.submit, exact: true }).click();
    await mine.getByText(zh.because('shop-is-asked'), { exact: true }).first().waitFor();
    await shoot(mine, 'guarantee-claim-zh');
    const claimId = new URL(mine.url()).pathname.split('/').at(-1) ?? '';

    const merchant = await market().visit({ viewport: desk, locale: 'en' });
    await market().enter(merchant, 'merchant');
    const { page } = merchant;
    await page.goto(`${origin}/studio/${fruit.id}/claims?open=${claimId}`);
    await page.getByLabel(en.desk.answerText, { exact: true }).fill('It came with a certificate.');
    await shoot(page, 'guarantee-desk-en');
    await page.getByRole('button', { name: en.desk.disagree, exact: true }).click();
    await page.getByText(en.because('shop-denies'), { exact: true }).first().waitFor();

    const operator = await market().visit({ viewport: desk, locale: 'zh-CN' });
    await market().enter(operator, 'operator');
    const ops = operator.page;
    await ops.goto(`${origin}/ops/claims?open=${claimId}`);
    await ops.getByRole('radio', { name: zh.ops.labSteps.fake, exact: true }).check();
    const lab = ops.getByRole('region', { name: zh.ops.lab, exact: true });
    await lab.getByRole('textbox').fill('光谱检测：充填处理，B 货。');
    await shoot(ops, 'guarantee-ops-zh');
    await lab.getByRole('button', { name: zh.ops.labSteps.fake, exact: true }).click();
    await ops.getByText(zh.ops.done, { exact: true }).first().waitFor();
    await ops.goto(`${origin}/ops/ledger?view=journals&reference=${claimId}`);
    await ops.getByText(opsZh.ledgerPage.journalKinds['claim-payout'] ?? '', { exact: true }).waitFor();
    await shoot(ops, 'guarantee-ledger-zh');

    await mine.reload();
    await mine.getByText(zh.because('lab-found-fake'), { exact: true }).first().waitFor();
    await mine.getByRole('heading', { name: /¥1,100\.00/ }).waitFor();
    await shoot(mine, 'guarantee-paid-zh');
    await page.reload();
    await page.getByText(en.facts.advance, { exact: true }).waitFor();
    await shoot(page, 'guarantee-paid-en');
    for (const { complaints } of [buyer, merchant, operator]) expect(complaints).toEqual([]);
  });
}

/** Jade for ¥100 that a licensed shop promised to be genuine, received. Its deposit pays a part of what a fake costs. */
async function receivedJade(market: Market): Promise<{ orderId: string; productId: string }> {
  const { fruit, test } = market;
  const path = `/studio/shops/${fruit.id}`;
  await test.db
    .insertInto('shop_applications')
    .values({
      ...{ id: 'app_guarantees', shop_id: fruit.id, state: 'approved', kind: 'company' },
      ...{ created_at: new Date(), updated_at: new Date() },
      person_id: (await test.db.selectFrom('people').select('id').limit(1).executeTakeFirstOrThrow()).id,
    })
    .execute();
  await fruit.session.post(`${path}/deposit/top-ups`, { amountCents: 60_000 }, 'guarantee-deposit');
  const { id: productId } = await fruit.session.post<{ id: string }>(
    `${path}/products`,
    {
      ...{ title: '冰种翡翠平安扣', category: '翡翠玉石', state: 'on-sale' },
      guarantees: ['fake-one-pay-ten', 'return-7-days'],
      variants: [{ sku: 'jade-1', title: '一枚', priceCents: 10_000, stock: 9 }],
    },
    'guarantee-product',
  );
  const orderId = await paidOrder(market, 'guarantee', { productId });
  const label = { carrier: 'sf', trackingNo: 'SFGUARANTEE1' };
  await fruit.session.post(`${path}/orders/${orderId}/ship`, label, 'guarantee-ship');
  const shopper = await test.as('shopper');
  await shopper.post(`/orders/${orderId}/receive`, {}, 'guarantee-receive');
  return { orderId, productId };
}
