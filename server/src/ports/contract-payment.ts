import { inspect } from 'node:util';
import { cents, type manualClock, minuteMs, newId, type PaymentId, seededRandom } from '@kanmai/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  OpenedPayment,
  PaymentCallback,
  PaymentProvider,
  PaymentRefund,
  PaymentRelease,
  ProviderDay,
} from './payment.ts';

export interface Notification {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** The other side of a provider, as a test moves it: what buyers do there, and what it tells. */
export interface FakeGateway {
  /** A buyer pays on the page. */
  pay(opened: OpenedPayment): Promise<void>;
  /** What it tells of a payment, signed; `id` is the notification's. */
  tell(opened: OpenedPayment, outcome: 'captured' | 'expired', id: string): Notification;
  /** Signed news that is none of a payment's end. Absent where there is no such news. */
  tellOther?(opened: OpenedPayment): Notification;
  /** The same notification signed by somebody else. */
  forge(notification: Notification): Notification;
  /** The same notification, changed on its way: another amount. */
  tamper(notification: Notification): Notification;
  /** Refuses the next request of any kind. */
  refuseNext(): void;
  readonly refunds: readonly { readonly id: string; readonly amountCents: number }[];
  readonly releases: readonly {
    readonly id: string;
    readonly accountRef: string;
    readonly amountCents: number;
  }[];
  /** Says that the day's file is made. */
  makeFile(): void;
  /** What must never be seen in an error. */
  readonly secrets: readonly string[];
}

export interface PaymentContract {
  readonly provider: PaymentProvider;
  readonly gateway: FakeGateway;
  readonly clock: ReturnType<typeof manualClock>;
  close(): Promise<void>;
}

interface Expectations {
  /** Whether it signs the time, so that an old notification is refused. */
  readonly signsTime: boolean;
  /** Whether a file of a day without it is answered as not ready. */
  readonly filesComeLate: boolean;
  /** Whether its file names what was paid to shops. */
  readonly filesSplits: boolean;
  readonly accountRef: string;
}

/** What every payment provider does. `open` is called for each test. */
export function contractPayment(
  name: string,
  expectations: Expectations,
  start: () => Promise<PaymentContract>,
): void {
  describe(`payment ${name}`, () => {
    let contract: PaymentContract;
    let paymentId: PaymentId;
    const random = seededRandom(4);
    beforeEach(async () => {
      contract = await start();
      paymentId = newId('payment', contract.clock.nowMs(), random);
    });
    afterEach(() => contract.close());

    const amountCents = cents(129_901);
    const requestOf = () => ({
      ...{ paymentId, amountCents, currency: 'CNY', description: '果园, 茶山' },
      returnUrl: 'http://shop.example/orders/checkout/chk_1',
      dueAtMs: contract.clock.nowMs() + 15 * minuteMs,
      clientIp: '203.0.113.7',
    });
    const open = () => contract.provider.open(requestOf());
    const atOf = ({ providerRef }: OpenedPayment) => ({ paymentId, providerRef });
    const read = ({ headers, body }: Notification) => contract.provider.readCallback(headers, body);
    const refundOf = (opened: OpenedPayment, refundId: string, amount: number): PaymentRefund => ({
      ...atOf(opened),
      ...{ refundId, amountCents: cents(amount), currency: 'CNY', paidCents: amountCents },
    });
    const releaseOf = (opened: OpenedPayment, releaseId: string, amount: number): PaymentRelease => ({
      ...atOf(opened),
      ...{ releaseId, amountCents: cents(amount), currency: 'CNY', description: '果园', last: true },
      accountRef: expectations.accountRef,
    });

    it('opens a payment, and opens the same when asked again', async () => {
      const request = requestOf();
      const opened = await contract.provider.open(request);
      expect(new URL(opened.payUrl).protocol).toMatch(/^https?:$/);
      const again = await contract.provider.open(request);
      expect(again.providerRef).toBe(opened.providerRef);
    });

    it('reads what is told of it: what, how much, and under the same id each time', async () => {
      const opened = await open();
      await contract.gateway.pay(opened);
      const told = contract.gateway.tell(opened, 'captured', 'ntf_1');
      const expected: PaymentCallback = {
        ...{ callbackId: 'ntf_1', providerRef: opened.providerRef, outcome: 'captured' },
        ...{ amountCents, currency: 'CNY' },
      };
      expect(read(told)).toEqual(expected);
      expect(read(told)).toEqual(expected);
    });

    it('believes no notification that is forged, changed or not signed', async () => {
      const opened = await open();
      const told = contract.gateway.tell(opened, 'captured', 'ntf_1');
      expect(read(contract.gateway.forge(told))).toBeNull();
      expect(read(contract.gateway.tamper(told))).toBeNull();
      expect(read({ headers: {}, body: '{}' })).toBeNull();
      expect(read({ headers: {}, body: '' })).toBeNull();
      expect(read({ headers: told.headers, body: '%' })).toBeNull();
    });

    if (expectations.signsTime)
      it('believes no notification that is older than a few minutes', async () => {
        const told = contract.gateway.tell(await open(), 'captured', 'ntf_1');
        contract.clock.advance(4 * minuteMs);
        expect(read(told)).not.toBeNull();
        contract.clock.advance(2 * minuteMs);
        expect(read(told)).toBeNull();
      });

    it('takes news of something else for what it is', async () => {
      const opened = await open();
      const other = contract.gateway.tellOther?.(opened);
      if (other !== undefined) expect(read(other)).toBe('other');
    });

    it('answers when asked: nothing yet, then that the money came, and how much', async () => {
      const opened = await open();
      const before = await contract.provider.find(atOf(opened));
      expect(before?.outcome ?? 'pending').toBe('pending');
      await contract.gateway.pay(opened);
      const found = { outcome: 'captured', amountCents, currency: 'CNY' };
      expect(await contract.provider.find(atOf(opened))).toEqual(found);
    });

    it('ends a payment that nobody waits for, and no other', async () => {
      const opened = await open();
      await contract.provider.close(atOf(opened));
      await contract.provider.close(atOf(opened));
      expect((await contract.provider.find(atOf(opened)))?.outcome ?? 'expired').toBe('expired');
      paymentId = newId('payment', contract.clock.nowMs(), random);
      const paid = await open();
      await contract.gateway.pay(paid);
      await contract.provider.close(atOf(paid));
      expect((await contract.provider.find(atOf(paid)))?.outcome).toBe('captured');
    });

    it('gives money back in parts, each once however often it is asked', async () => {
      const opened = await open();
      await contract.gateway.pay(opened);
      await contract.provider.refund(refundOf(opened, 'rfd_1', 901));
      await contract.provider.refund(refundOf(opened, 'rfd_1', 901));
      await contract.provider.refund(refundOf(opened, 'rfd_2', 29_000));
      await contract.provider.refund(refundOf(opened, 'rfd_1', 901));
      expect(contract.gateway.refunds).toEqual([
        { id: 'rfd_1', amountCents: 901 },
        { id: 'rfd_2', amountCents: 29_000 },
      ]);
      // Its money came, whatever went back of it.
      expect((await contract.provider.find(atOf(opened)))?.outcome).toBe('captured');
    });

    it('says when a refund is refused, and gives it when it is asked again', async () => {
      const opened = await open();
      await contract.gateway.pay(opened);
      contract.gateway.refuseNext();
      await expect(contract.provider.refund(refundOf(opened, 'rfd_1', 901))).rejects.toMatchObject({
        name: 'PaymentProviderError',
        provider: contract.provider.name,
      });
      expect(contract.gateway.refunds).toEqual([]);
      await contract.provider.refund(refundOf(opened, 'rfd_1', 901));
      expect(contract.gateway.refunds).toEqual([{ id: 'rfd_1', amountCents: 901 }]);
    });

    it('pays a shop its part of what was paid, once however often it is asked', async () => {
      const opened = await open();
      await contract.gateway.pay(opened);
      await contract.provider.release(releaseOf(opened, 'ord_1', 123_405));
      await contract.provider.release(releaseOf(opened, 'ord_1', 123_405));
      const { accountRef } = expectations;
      expect(contract.gateway.releases).toEqual([{ id: 'ord_1', accountRef, amountCents: 123_405 }]);
    });

    it('says what it moved on a day, under our own ids, and nothing of another day', async () => {
      const opened = await open();
      await contract.gateway.pay(opened);
      await contract.provider.refund(refundOf(opened, 'rfd_1', 901));
      await contract.provider.release(releaseOf(opened, 'ord_1', 123_405));
      const today = dayOf(contract.clock.nowMs());
      if (expectations.filesComeLate) expect(await contract.provider.readDay(today)).toBeNull();
      contract.gateway.makeFile();
      const file = await contract.provider.readDay(today);
      const moved = (file?.entries ?? [])
        .filter(({ kind }) => kind !== 'fee')
        .map(({ kind, reference, currency, amountCents: amount }) => [kind, reference, amount, currency]);
      expect(moved).toEqual([
        ['capture', paymentId, 129_901, 'CNY'],
        ['refund', 'rfd_1', 901, 'CNY'],
        ...(expectations.filesSplits ? [['split', 'ord_1', 123_405, 'CNY']] : []),
      ]);
      expect(file?.kinds.includes('split')).toBe(expectations.filesSplits);
      for (const { atMs, providerRef } of file?.entries ?? []) {
        expect(atMs).toBeGreaterThanOrEqual(today.fromMs);
        expect(atMs).toBeLessThan(today.untilMs);
        expect(providerRef).not.toBe('');
      }
      const before = dayOf(contract.clock.nowMs() - 24 * 60 * minuteMs);
      expect((await contract.provider.readDay(before))?.entries ?? []).toEqual([]);
    });

    it('keeps its keys to itself when something goes wrong', async () => {
      const opened = await open();
      await contract.gateway.pay(opened);
      const errors: unknown[] = [];
      for (const ask of [
        () => contract.provider.refund(refundOf(opened, 'rfd_9', 1)),
        () => contract.provider.find(atOf(opened)),
      ]) {
        contract.gateway.refuseNext();
        await ask().catch((error: unknown) => errors.push(error));
      }
      const seen = inspect(errors, { depth: 10, showHidden: true });
      for (const secret of contract.gateway.secrets) expect(seen).not.toContain(secret);
    });
  });
}

const dayLengthMs = 24 * 60 * minuteMs;
const chinaMs = 8 * 60 * minuteMs;

/** The day in China that a moment is of. */
export function dayOf(atMs: number): ProviderDay {
  const fromMs = Math.floor((atMs + chinaMs) / dayLengthMs) * dayLengthMs - chinaMs;
  const date = new Date(fromMs + chinaMs).toISOString().slice(0, 10);
  return { date, fromMs, untilMs: fromMs + dayLengthMs };
}
