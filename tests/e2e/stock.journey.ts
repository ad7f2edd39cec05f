import { expect, it } from 'vitest';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';

const words = studio.stockPage;

interface Row {
  readonly variantId: string;
  readonly title: string;
  readonly sku: string;
  readonly onHand: number;
  readonly setAside: number;
  readonly perPersonMax: number | null;
  readonly levels: readonly { readonly warehouseId: string; readonly onHand: number }[];
}

export function stockJourneys(market: () => Market): void {
  it('a merchant counts, adds a warehouse, moves goods, limits a person, sets aside and gives back', async () => {
    const { fruit, origin } = market();
    const rows = async () =>
      (await fruit.session.get<{ items: Row[] }>(`/studio/shops/${fruit.id}/stock?limit=100`)).items;
    const [first] = await rows();
    if (first === undefined) throw new Error('the shop has nothing');
    const now = async () => (await rows()).find(({ variantId }) => variantId === first.variantId);
    const visit = await market().visit({ viewport: phone });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    const button = (name: string) => page.getByRole('button', { name, exact: true });

    await page.goto(`${origin}/studio/${fruit.id}/stock`);
    await page.getByRole('listitem').filter({ hasText: first.sku }).waitFor();
    await shoot(page, 'stock-list');
    await page.getByRole('tab', { name: words.tabs.warehouses, exact: true }).click();
    await button(words.addWarehouse).click();
    await page.getByLabel(words.warehouseName, { exact: true }).fill('城东仓');
    await page.getByLabel(words.province, { exact: true }).fill('浙江省');
    await shoot(page, 'stock-warehouse-form');
    await page.getByLabel(words.province, { exact: true }).press('Enter');
    await page.getByRole('listitem').filter({ hasText: '城东仓' }).waitFor();
    await shoot(page, 'stock-warehouses');

    await page.getByRole('tab', { name: words.tabs.goods, exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: first.sku }).getByRole('button').click();
    const main = page.getByLabel(words.countAt(words.mainWarehouse), { exact: true });
    await main.fill('40');
    await main.press('Enter');
    await expect.poll(async () => (await now())?.onHand).toBe(40);
    await button(words.move).click();
    await page.getByLabel(words.quantity, { exact: true }).fill('41');
    await page.getByLabel(words.quantity, { exact: true }).press('Enter');
    await page.getByText(words.quantityWrong('40'), { exact: true }).waitFor();
    await page.getByLabel(words.quantity, { exact: true }).fill('15');
    await shoot(page, 'stock-move');
    await page.getByLabel(words.quantity, { exact: true }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect
      .poll(() => page.getByLabel(words.countAt('城东仓'), { exact: true }).inputValue())
      .toBe('15');
    expect((await now())?.levels.map(({ onHand }) => onHand)).toEqual([25, 15]);

    await page.getByLabel(words.limitField, { exact: true }).fill('3');
    await button(words.saveLimit).click();
    await expect.poll(async () => (await now())?.perPersonMax).toBe(3);
    await button(words.aside).click();
    const ask = page.getByRole('dialog');
    await ask.getByLabel(words.occasion, { exact: true }).fill('周五晚场');
    await ask.getByLabel(words.quantity, { exact: true }).fill('10');
    await shoot(page, 'stock-aside');
    await ask.getByRole('button', { name: words.aside, exact: true }).click();
    await ask.waitFor({ state: 'hidden' });
    expect(await now()).toMatchObject({ onHand: 30, setAside: 10 });
    await shoot(page, 'stock-panel');

    const wide = await market().visit({ viewport: desk });
    await market().enter(wide, 'merchant');
    await wide.page.goto(`${origin}/studio/${fruit.id}/stock?stock=set-aside&open=${first.variantId}`);
    await wide.page.getByLabel(words.countAt('城东仓'), { exact: true }).waitFor();
    await expect(wide.page.getByRole('row').count()).resolves.toBe(2);
    await shoot(wide.page, 'stock-desk');
    await wide.page.getByRole('heading', { name: studio.stock, exact: true }).click();
    await wide.page.keyboard.press('Escape');
    await shoot(wide.page, 'stock-desk-list');

    await page.goto(`${origin}/studio/${fruit.id}/stock?tab=set-aside`);
    await page.getByRole('listitem').filter({ hasText: '周五晚场' }).getByRole('button').click();
    await shoot(page, 'stock-pool');
    await button(words.giveBack).click();
    await page.getByRole('dialog').getByRole('button', { name: words.giveBack, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(now).toMatchObject({ onHand: 40, setAside: 0 });

    // The other journeys know the shop as it was.
    await putBack(market(), first);
    expect(visit.complaints).toEqual([]);
    expect(wide.complaints).toEqual([]);
  });
}

async function putBack({ fruit }: Market, was: Row): Promise<void> {
  const shop = `/studio/shops/${fruit.id}`;
  const { items } = await fruit.session.get<{ items: { id: string }[] }>(`${shop}/warehouses`);
  const put = (path: string, body: object) =>
    fruit.session.send('PUT', `${shop}/stock/${was.variantId}${path}`, body);
  await put('/person-limit', { perPersonMax: was.perPersonMax });
  for (const { id } of items)
    await put('', {
      warehouseId: id,
      onHand: was.levels.find((level) => level.warehouseId === id)?.onHand ?? 0,
    });
  for (const { id } of items)
    if (id !== 'main') await fruit.session.post(`${shop}/warehouses/${id}/close`, {});
}
