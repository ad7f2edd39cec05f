import { createHmac } from 'node:crypto';
import { manualClock } from '@kanmai/kernel';
import { createStripePayment } from '../server/src/adapters/payment-stripe.ts';
import type { FakeGateway, Notification, PaymentContract } from '../server/src/ports/contract-payment.ts';
import { type FakeAnswer, type FakeRequest, startFakeServer } from './fake-http.ts';

const secretKey = 'sk_test_fakeKeyOfTheContract0123456789';
const webhookSecret = 'whsec_fakeSecretOfTheContract';
const startMs = Date.UTC(2026, 10, 20, 4);

interface Session {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly currency: string;
  status: 'open' | 'complete' | 'expired';
}

interface Moved {
  readonly type: 'charge' | 'refund' | 'transfer';
  readonly sourceId: string;
  readonly metadata: Record<string, string>;
  readonly amount: number;
  readonly fee: number;
  readonly createdS: number;
}

/**
 * Stripe as its API reference describes the few requests that we send (https://docs.stripe.com/api): forms in, JSON out,
 * bearer key, idempotency keys, errors with a type and a code.
 */
export async function startFakeStripe(): Promise<PaymentContract> {
  const clock = manualClock(startMs);
  const state = new StripeState(() => clock.nowMs() / 1_000);
  const server = await startFakeServer((request) => state.answer(request));
  const provider = createStripePayment({
    ...{ secretKey, webhookSecret, clock },
    host: { host: '127.0.0.1', port: server.port },
  });
  return { provider, gateway: gatewayOf(state, clock), clock, close: () => server.close() };
}

class StripeState {
  readonly sessions = new Map<string, Session>();
  readonly moved: Moved[] = [];
  readonly answered = new Map<string, FakeAnswer>();
  readonly nowS: () => number;
  refusals = 0;
  constructor(nowS: () => number) {
    this.nowS = nowS;
  }

  answer(request: FakeRequest): FakeAnswer {
    if (request.headers.authorization !== `Bearer ${secretKey}`) return fault(401, 'api_key_invalid');
    if (this.refusals > 0) {
      this.refusals -= 1;
      return fault(402, 'balance_insufficient');
    }
    const key = request.headers['idempotency-key'];
    const before = typeof key === 'string' ? this.answered.get(key) : undefined;
    if (before !== undefined) return before;
    const answer = this.route(request, new URLSearchParams(request.body));
    if (typeof key === 'string' && request.method === 'POST') this.answered.set(key, answer);
    return answer;
  }

  private route({ method, url }: FakeRequest, form: URLSearchParams): FakeAnswer {
    const [, , kind, id, act] = url.pathname.replace('/checkout/', '/').split('/');
    if (kind === 'sessions' && method === 'POST' && id === undefined) return this.openSession(form);
    if (kind === 'sessions' && id !== undefined) return this.session(id, act);
    if (kind === 'refunds') return method === 'GET' ? this.list('refund') : this.move('refund', form);
    if (kind === 'transfers') return method === 'GET' ? this.list('transfer') : this.move('transfer', form);
    if (kind === 'balance_transactions') return this.balance(url.searchParams);
    return fault(404, 'resource_missing');
  }

  private openSession(form: URLSearchParams): FakeAnswer {
    const paymentId = form.get('client_reference_id') ?? '';
    const expiresS = Number(form.get('expires_at'));
    if (expiresS < this.nowS() + 30 * 60) return fault(400, 'parameter_invalid_integer');
    const session: Session = {
      ...{ id: `cs_test_${paymentId}`, paymentId, status: 'open' },
      amount: Number(form.get('line_items[0][price_data][unit_amount]')),
      currency: form.get('line_items[0][price_data][currency]') ?? '',
    };
    this.sessions.set(session.id, session);
    return json(this.sessionJson(session));
  }

  private session(id: string, act: string | undefined): FakeAnswer {
    const session = this.sessions.get(id);
    if (session === undefined) return fault(404, 'resource_missing');
    if (act === 'expire') {
      if (session.status !== 'open') return fault(400, 'resource_already_exists');
      session.status = 'expired';
    }
    return json(this.sessionJson(session));
  }

  sessionJson(session: Session): object {
    const paid = session.status === 'complete';
    return {
      ...{ id: session.id, object: 'checkout.session', status: session.status },
      ...{ amount_total: session.amount, currency: session.currency },
      payment_status: paid ? 'paid' : 'unpaid',
      client_reference_id: session.paymentId,
      url: session.status === 'open' ? `https://checkout.stripe.com/c/pay/${session.id}` : null,
      payment_intent: paid
        ? {
            id: `pi_${session.paymentId}`,
            object: 'payment_intent',
            latest_charge: `ch_${session.paymentId}`,
          }
        : null,
    };
  }

  pay(id: string): void {
    const session = this.sessions.get(id);
    if (session?.status !== 'open') throw new Error('this page is over');
    session.status = 'complete';
    this.moved.push({
      ...{ type: 'charge', sourceId: `ch_${session.paymentId}`, amount: session.amount, fee: 3_967 },
      ...{ metadata: { payment_id: session.paymentId }, createdS: this.nowS() },
    });
  }

  private move(type: 'refund' | 'transfer', form: URLSearchParams): FakeAnswer {
    const metadata = Object.fromEntries(
      ['refund_id', 'release_id'].flatMap((name) => {
        const value = form.get(`metadata[${name}]`);
        return value === null ? [] : [[name, value]];
      }),
    );
    const account = form.get('destination');
    const moved: Moved = {
      ...{ type, sourceId: `${type === 'refund' ? 're' : 'tr'}_${this.moved.length}`, fee: 0 },
      ...{ amount: Number(form.get('amount')), createdS: this.nowS() },
      metadata: account === null ? metadata : { ...metadata, account },
    };
    this.moved.push(moved);
    return json(movedJson(moved));
  }

  private list(type: Moved['type']): FakeAnswer {
    const data = this.moved.filter((moved) => moved.type === type).map(movedJson);
    return json({ object: 'list', data, has_more: false });
  }

  private balance(query: URLSearchParams): FakeAnswer {
    const [from, until] = [Number(query.get('created[gte]')), Number(query.get('created[lt]'))];
    const data = this.moved
      .filter(({ createdS }) => createdS >= from && createdS < until)
      .map((moved, index) => ({
        ...{ id: `txn_${index}`, object: 'balance_transaction', type: moved.type, currency: 'cny' },
        // What leaves is negative in Stripe's own books.
        amount: moved.type === 'charge' ? moved.amount : -moved.amount,
        ...{ fee: moved.fee, created: moved.createdS, source: movedJson(moved) },
      }));
    return json({ object: 'list', data, has_more: false });
  }
}

function movedJson(moved: Moved): object {
  return {
    ...{ id: moved.sourceId, object: moved.type, amount: moved.amount, status: 'succeeded' },
    metadata: moved.metadata,
  };
}

const json = (body: object): FakeAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const fault = (status: number, code: string): FakeAnswer => ({
  status,
  headers: { 'content-type': 'application/json', 'stripe-should-retry': 'false' },
  body: JSON.stringify({ error: { type: 'invalid_request_error', code, message: `refused: ${secretKey}` } }),
});

function gatewayOf(state: StripeState, clock: ReturnType<typeof manualClock>): FakeGateway {
  const sign = (secret: string, body: string): Notification => {
    const t = Math.floor(clock.nowMs() / 1_000);
    const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
    return { headers: { 'stripe-signature': `t=${t},v1=${v1}` }, body };
  };
  const event = (id: string, type: string, object: object) =>
    sign(webhookSecret, JSON.stringify({ id, object: 'event', type, data: { object } }));
  const sessionOf = (ref: string, paid: boolean) => {
    const session = state.sessions.get(ref);
    if (session === undefined) throw new Error('no such session');
    return { ...state.sessionJson(session), payment_status: paid ? 'paid' : 'unpaid' };
  };
  const movedOf = (type: Moved['type']) => state.moved.filter((moved) => moved.type === type);
  return {
    pay: async ({ providerRef }) => state.pay(providerRef),
    tell: ({ providerRef }, outcome, id) =>
      outcome === 'captured'
        ? event(id, 'checkout.session.completed', sessionOf(providerRef, true))
        : event(id, 'checkout.session.expired', sessionOf(providerRef, false)),
    // Completed by a slow way to pay: no money yet.
    tellOther: ({ providerRef }) =>
      event('ntf_other', 'checkout.session.completed', sessionOf(providerRef, false)),
    forge: ({ body }) => sign('whsec_of_somebody_else', body),
    tamper: ({ headers, body }) => ({
      headers,
      body: body.replace('"amount_total":129901', '"amount_total":1'),
    }),
    refuseNext: () => {
      state.refusals += 1;
    },
    get refunds() {
      return movedOf('refund').map(({ metadata, amount }) => ({
        ...{ id: metadata['refund_id'] ?? '', amountCents: amount },
      }));
    },
    get releases() {
      return movedOf('transfer').map(({ metadata, amount }) => ({
        ...{ id: metadata['release_id'] ?? '', accountRef: metadata['account'] ?? '', amountCents: amount },
      }));
    },
    makeFile: () => undefined,
    secrets: [secretKey, webhookSecret],
  };
}
