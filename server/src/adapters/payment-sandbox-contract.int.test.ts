import { manualClock } from '@kanmai/kernel';
import { testDatabase } from '../../../tests/database.ts';
import { contractPayment, type FakeGateway, type Notification } from '../ports/contract-payment.ts';
import { createSandboxPayment } from './payment-sandbox.ts';
import { createSandboxMemory } from './payment-sandbox-memory.ts';
import { readSandboxPage, sandboxSignatureHeader, signCallback } from './payment-sandbox-tokens.ts';

const secret = 'a secret of the contract, long enough for anybody';

contractPayment(
  'sandbox',
  { signsTime: false, filesComeLate: false, filesSplits: true, accountRef: 'sandbox-account' },
  async () => {
    const { db, drop } = await testDatabase();
    const clock = manualClock(Date.UTC(2026, 10, 20, 4));
    const provider = createSandboxPayment({ origin: () => 'http://shop.example', secret, clock, db });
    const memory = createSandboxMemory(db, clock);
    const pageOf = (payUrl: string) => {
      const url = new URL(payUrl);
      const page = readSandboxPage(
        secret,
        url.pathname.split('/').at(-1) ?? '',
        Object.fromEntries(url.searchParams),
      );
      if (page === null) throw new Error('no page');
      return page;
    };
    const sign = (key: string, body: string): Notification => ({
      headers: { [sandboxSignatureHeader]: signCallback(key, body) },
      body,
    });
    // The memory is asked for what it kept, so that the test sees what the sandbox would show.
    const moved: { kind: string; reference: string; amount_cents: number }[] = [];
    const gateway: FakeGateway = {
      pay: async ({ payUrl }) => memory.remember(pageOf(payUrl), 'captured', 0),
      tell: ({ payUrl, providerRef }, outcome, callbackId) => {
        const { amountCents, currency } = pageOf(payUrl);
        return sign(secret, JSON.stringify({ callbackId, providerRef, outcome, amountCents, currency }));
      },
      forge: ({ body }) => sign('the key of somebody else entirely, long enough', body),
      tamper: ({ headers, body }) => ({ headers, body: body.replace('129901', '1') }),
      refuseNext: () => {
        refusals += 1;
      },
      get refunds() {
        return moved
          .filter(({ kind }) => kind === 'refund')
          .map(({ reference, amount_cents }) => ({ id: reference, amountCents: amount_cents }));
      },
      get releases() {
        return moved
          .filter(({ kind }) => kind === 'split')
          .map(({ reference, amount_cents }) => ({
            ...{ id: reference, accountRef: 'sandbox-account', amountCents: amount_cents },
          }));
      },
      makeFile: () => undefined,
      secrets: [secret],
    };
    let refusals = 0;
    const look = async () => {
      moved.splice(0, moved.length, ...(await db.selectFrom('sandbox_movements').selectAll().execute()));
    };
    return {
      clock,
      gateway,
      provider: {
        ...provider,
        async refund(refund) {
          if (refusals > 0) {
            refusals -= 1;
            await db.updateTable('sandbox_payments').set({ refusals: 1 }).execute();
          }
          await provider.refund(refund).finally(look);
        },
        release: (release) => provider.release(release).finally(look),
      },
      close: drop,
    };
  },
);
