import type { Page } from 'playwright-core';
import { type SandboxAct, sandboxWords } from '../../server/src/adapters/payment-sandbox-words.ts';
import type { Messages } from '../../web/shopper/messages/zh-cn.ts';

/** What a shopper does again and again, by role and label. */

export const deliverTo = {
  recipient: '周末',
  phone: '13800138000',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  street: '文三路 90 号 2 幢 301',
} as const;

export async function fillAddress(page: Page, words: Messages): Promise<void> {
  for (const [name, value] of Object.entries(deliverTo)) {
    await page.getByLabel(words.address[name as keyof typeof deliverTo], { exact: true }).fill(value);
  }
  await page.getByRole('button', { name: words.address.save, exact: true }).click();
}

/** Asks for a code by e-mail and takes it from the town's inbox; ends before it is sent back. */
export async function askForCode(page: Page, words: Messages, email: string): Promise<void> {
  await page.getByLabel(words.signIn.recipient, { exact: true }).fill(email);
  await page.getByRole('button', { name: words.signIn.send, exact: true }).click();
  await page.getByText(words.signIn.townTitle, { exact: true }).waitFor();
  await page.getByRole('button', { name: words.signIn.useCode, exact: true }).click();
}

/** The total that is shown at checkout, in minor units. */
export async function totalShown(page: Page, words: Messages): Promise<number> {
  const total = page.getByRole('region', { name: words.checkout.total, exact: true });
  return centsOf((await total.getByRole('definition').last().textContent()) ?? '');
}

export interface SandboxPage {
  amountCents(): Promise<number>;
  press(act: SandboxAct): Promise<void>;
}

/** The payment provider's page, once it is there. */
export async function sandboxPage(page: Page, locale: 'zh-CN' | 'en'): Promise<SandboxPage> {
  const words = sandboxWords[locale];
  await page.getByRole('heading', { name: words.name, exact: true }).waitFor();
  return {
    amountCents: async () =>
      centsOf(
        (await page
          .getByText(/^\D*[\d,]+\.\d\d$/)
          .first()
          .textContent()) ?? '',
      ),
    press: (act) => page.getByRole('button', { name: words.acts[act], exact: true }).click(),
  };
}

export async function orderIs(page: Page, words: Messages, state: string): Promise<void> {
  await page.getByRole('heading', { name: words.orders.states[state] ?? state, exact: true }).waitFor();
}

/** The first amount of a text: 123450 for `¥1,234.50¥1,234.50`. */
function centsOf(text: string): number {
  return Number(/[\d,]+\.\d\d/.exec(text)?.[0].replace(/[,.]/g, ''));
}
