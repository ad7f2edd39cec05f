import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { messages as ops } from '../../web/ops/messages/en.ts';
import { messages as shopper } from '../../web/shopper/messages/en.ts';
import { messages as studio } from '../../web/studio/messages/en.ts';
import { desk, launchBrowser } from '../browser.ts';
import type { TestPlatform } from '../platform.ts';
import { sentCode } from '../sign-in.ts';
import { platformWithPages, shoot, visit } from './market.ts';

let test: TestPlatform;
let project: string;
let browser: Browser;
beforeAll(async () => {
  ({ test, project } = await platformWithPages({ KANMAI_TOWN: 'off' }));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await test?.stop();
  if (project !== undefined) await rm(project, { recursive: true, force: true });
});

it('without the town, the one-time link of the first start makes the first operator', async () => {
  const { app, address } = test.platform;
  const founder = await visit(browser, address, { locale: 'en', viewport: desk });
  const { page } = founder;
  await page.goto(`${app.firstOperatorLink}`);

  // A stranger is taken to sign in, and comes back to the link.
  await page.getByLabel(shopper.signIn.recipient, { exact: true }).fill('founder@example.com');
  await page.getByRole('button', { name: shopper.signIn.send, exact: true }).click();
  const code = page.getByLabel(shopper.signIn.code, { exact: true });
  await code.waitFor();
  expect(await page.getByText(shopper.signIn.townTitle).count(), 'no inbox of a town').toBe(0);
  await code.fill(await sentCode(test.db, 'founder@example.com'));
  await page.getByRole('button', { name: shopper.signIn.submit, exact: true }).click();
  await page.getByRole('button', { name: ops.firstPage.button, exact: true }).click();
  await page.getByText(ops.firstPage.done, { exact: true }).waitFor();
  await shoot(page, 'first-operator');
  await page.getByRole('link', { name: ops.firstPage.go, exact: true }).click();
  await page.getByRole('heading', { name: ops.applications, exact: true }).waitFor();
  await page.getByRole('link', { name: ops.audit, exact: true }).click();
  await page
    .getByRole('cell')
    .getByText(ops.auditPage.actions['role-grant'] ?? '')
    .waitFor();

  // An empty platform says so, and is as usable.
  await page.goto('/');
  await page.getByText(shopper.feed.emptyTitle, { exact: true }).waitFor();
  await shoot(page, 'empty-feed');
  await page.goto('/studio');
  await page.getByRole('heading', { name: studio.noShopTitle, exact: true }).waitFor();
  expect(founder.complaints).toEqual([]);
});
