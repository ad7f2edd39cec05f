import { expect, it } from 'vitest';
import { messages as ops } from '../../web/ops/messages/zh-cn.ts';
import { messages as zh } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';

const title = '全网最好吃的杨梅';
const description = '清晨摘的，治疗失眠';

export function advertJourneys(market: () => Market): void {
  it('a listing with 最 and a medical effect is refused with advice; as advised it is published', async () => {
    const { fruit, origin } = market();
    const visit = await market().visit({ viewport: phone });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    const words = zh.productForm;
    await page.goto(`${origin}/studio/${fruit.id}/products?open=new`);
    const name = page.getByLabel(words.name, { exact: true });
    const about = page.getByLabel(words.description, { exact: true });
    await name.fill(title);
    await about.fill(description);
    await page.getByLabel(words.sku, { exact: true }).fill('MEI-1');
    await page.getByLabel(words.price, { exact: true }).fill('39.90');
    await page.getByLabel(words.stock, { exact: true }).fill('8');
    const publish = page.getByRole('button', { name: words.publish, exact: true });
    await publish.click();
    await page.getByRole('alert').filter({ hasText: '违反广告法' }).waitFor();
    const notes = page.getByRole('status').filter({ hasText: zh.adverts.refused });
    await notes.getByText('《广告法》第九条第三项').waitFor();
    await shoot(page, 'adverts-refused');

    await notes.getByRole('button', { name: zh.adverts.use('好吃'), exact: true }).click();
    await expect.poll(() => name.inputValue()).toBe('好吃的杨梅');
    await notes.getByRole('button', { name: zh.adverts.leaveOut('治疗失眠'), exact: true }).click();
    await expect.poll(() => about.inputValue()).toBe('清晨摘的');
    await publish.click();
    await page.getByRole('heading', { name: '好吃的杨梅', exact: true }).waitFor();
    expect(visit.complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);

    const seen = await market().visit({ viewport: desk });
    await market().enter(seen, 'operator');
    await seen.page.goto(`${origin}/ops/adverts?code=ZH8`);
    await seen.page
      .getByRole('button', { name: /全网最好吃/ })
      .first()
      .click();
    await seen.page.getByText(ops.advertPage.instead('好吃'), { exact: true }).waitFor();
    await shoot(seen.page, 'adverts-desk');
    expect(seen.complaints).toEqual([]);
  });
}
