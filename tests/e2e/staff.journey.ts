import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { messages as shopper } from '../../web/shopper/messages/zh-cn.ts';
import { messages as words } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, patience, shoot } from './market.ts';
import { askForCode, deliverTo } from './shopping.ts';

const clerkMail = 'new.clerk@example.com';

export function staffJourneys(market: () => Market): void {
  it('an owner invites a clerk, who joins by the link and does what a clerk may', async () => {
    await placeOrder(market());
    const owner = await market().visit({ viewport: desk });
    await market().enter(owner, 'merchant');
    const { page } = owner;
    await page.getByRole('link', { name: words.staff, exact: true }).click();
    await page.getByText(words.staffPage.alone, { exact: true }).waitFor();
    await shoot(page, 'staff-alone');
    await invite(page, 'nobody');
    await page.getByText(words.staffPage.recipientWrong, { exact: true }).waitFor();
    await invite(page, clerkMail);
    const waiting = page.getByRole('listitem').filter({ hasText: clerkMail });
    await waiting.waitFor();
    await shoot(page, 'staff-invited');

    // The clerk opens the message's link, signs in on the way, and is told what happened.
    const clerk = await market().visit({ viewport: phone });
    await clerk.page.goto(await linkSentTo(clerk.page, clerkMail));
    await askForCode(clerk.page, shopper, clerkMail);
    await clerk.page.getByRole('button', { name: shopper.signIn.submit, exact: true }).click();
    const join = clerk.page.getByRole('button', { name: words.joinPage.button, exact: true });
    const { name } = market().fruit;
    // Which shop it is, is said before.
    const asked = words.joinPage.title(name, words.shopRoles['clerk'] ?? '');
    await clerk.page.getByText(asked, { exact: true }).waitFor();
    await shoot(clerk.page, 'staff-join');
    await join.click();
    const joined = words.joinPage.joined(name, words.shopRoles['clerk'] ?? '');
    await clerk.page.getByText(joined, { exact: true }).waitFor();
    await shoot(clerk.page, 'staff-joined');
    await clerk.page.getByRole('link', { name: words.joinPage.go, exact: true }).click();
    await clerkWorks(clerk.page, market());
    expect(clerk.complaints).toEqual([]);

    // The owner sees them, makes them the accountant, and lets them go; each time at once.
    await page.reload();
    const member = page.getByRole('listitem').filter({ hasText: clerkMail });
    await member.getByText(words.staffPage.roleMay['clerk'] ?? '', { exact: true }).waitFor();
    await shoot(page, 'staff-members');
    await member.getByRole('button', { name: /^更改/ }).click();
    const roles = page.getByRole('dialog');
    await roles.getByRole('radio', { name: words.shopRoles['finance'] ?? '' }).check();
    await shoot(page, 'staff-role');
    await roles.getByRole('button', { name: words.staffPage.saveRole, exact: true }).click();
    await member.getByText(words.staffPage.roleMay['finance'] ?? '', { exact: true }).waitFor();
    await expect.poll(() => shopRoles(clerk.page), patience).toEqual(['finance']);
    await member.getByRole('button', { name: /^移除/ }).click();
    const ask = page.getByRole('dialog');
    await shoot(page, 'staff-remove');
    await ask.getByRole('button', { name: words.staffPage.remove, exact: true }).click();
    await page.getByText(words.staffPage.alone, { exact: true }).waitFor();
    expect(await shopRoles(clerk.page)).toEqual([]);
    expect(owner.complaints).toEqual([]);
  });
}

async function invite(page: Page, recipient: string): Promise<void> {
  const form = page.getByRole('form', { name: words.staffPage.invite, exact: true });
  await form.getByLabel(words.staffPage.recipient, { exact: true }).fill(recipient);
  await form.getByLabel(words.staffPage.role, { exact: true }).selectOption('clerk');
  await form.getByRole('button', { name: words.staffPage.send, exact: true }).click();
}

async function linkSentTo(page: Page, recipient: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/town/messages?recipient=${encodeURIComponent(recipient)}`);
  const { items } = (await answer.json()) as { items: { body: string }[] };
  const link = items.map(({ body }) => /\/studio\/join#[\w-]+/.exec(body)?.[0]).find(Boolean);
  if (link === undefined) throw new Error(`no link was sent to ${recipient}`);
  return link;
}

/** Orders are a clerk's work; new products and the staff are not. */
async function clerkWorks(page: Page, market: Market): Promise<void> {
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const tomato = page
    .getByRole('listitem')
    .filter({ hasText: market.clip('tomato').title })
    .first();
  await link(words.orders).click();
  await page.getByRole('tab', { name: words.orderPage.views.unpaid }).click();
  await tomato.waitFor();
  await shoot(page, 'staff-clerk-orders');
  await link(words.products).click();
  await tomato.waitFor();
  expect(await page.getByRole('button', { name: words.productPage.add, exact: true }).count()).toBe(0);
  expect(await link(words.staff).count()).toBe(0);
  // By the address, they see who works here and may leave; they change nobody.
  await page.goto(`/studio/${market.fruit.id}/staff`);
  await page.getByRole('button', { name: words.staffPage.leave, exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^(更改|移除|发送邀请)/ }).count()).toBe(0);
  await shoot(page, 'staff-clerk-staff');
}

async function shopRoles(page: Page): Promise<string[]> {
  const answer = await page.request.get('/api/v1/me');
  return ((await answer.json()) as { shops: { role: string }[] }).shops.map(({ role }) => role);
}

/** Somebody orders from the shop, and has not paid yet. */
async function placeOrder(market: Market): Promise<void> {
  const buyer = await market.test.as(5);
  const address = { ...deliverTo, country: 'CN', postalCode: '', isDefault: true };
  const { id: addressId } = await buyer.post<{ id: string }>('/me/addresses', address, 'staff-address');
  const product = await buyer.get<{ variants: { id: string }[] }>(
    `/products/${market.clip('tomato').productId}`,
  );
  const lines = [{ variantId: product.variants[0]?.id, quantity: 1 }];
  const quote = await buyer.post<{ id: string; totalCents: number }>(
    '/quotes',
    { lines, addressId },
    'staff-quote',
  );
  await buyer.post(
    '/checkouts',
    { quoteId: quote.id, addressId, expectedTotalCents: quote.totalCents },
    'staff-checkout',
  );
}
