import { randomBelow, randomPick } from '@kanmai/kernel';
import { buyerOf } from './buying.ts';
import { expectAnswer, type Step } from './world.ts';

interface Wrong {
  readonly path: string;
  readonly method?: 'POST' | 'PUT';
  readonly body: unknown;
  readonly code: string;
  readonly who?: 'nobody' | 'owner';
  readonly key?: string;
}

const quantities = [-1, 0, 0.5, 1.000001, 100, 1e9, Number.MAX_SAFE_INTEGER, '1', null, true];
const nowhere = 'var_00000000000000000000000000';

/** What nobody should send, with the code that each is answered by; nothing comes of any of it. */
const wrongs: readonly ((step: Step) => Wrong)[] = [
  (step) =>
    quoteOf([{ variantId: anyVariant(step), quantity: randomPick(step.random, quantities) }], 'bad-request'),
  () => quoteOf([], 'bad-request'),
  () => quoteOf([{ variantId: nowhere, quantity: 1 }], 'not-found'),
  () => quoteOf([{ variantId: "var_' or true --", quantity: 1 }], 'bad-request'),
  (step) => quoteOf([{ variantId: anyVariant(step), quantity: 1, unitPriceCents: 1 }], 'bad-request'),
  (step) => ({ ...quoteOf([{ variantId: anyVariant(step), quantity: 1 }], 'key-required'), key: 'short' }),
  (step) => ({
    ...quoteOf([{ variantId: anyVariant(step), quantity: 1 }], 'not-found'),
    body: {
      ...{
        lines: [{ variantId: anyVariant(step), quantity: 1 }],
        addressId: 'adr_00000000000000000000000000',
      },
    },
  }),
  (step) => ({
    path: '/checkouts',
    body: { ...orderOf(step), expectedTotalCents: randomPick(step.random, [-1, 0, 0.5, 1e300, '100']) },
    code: 'bad-request',
  }),
  (step) => ({ path: '/checkouts', body: { ...orderOf(step), currency: 'USD' }, code: 'bad-request' }),
  (step) => ({
    path: '/checkouts',
    body: { ...orderOf(step), quoteId: 'qte_00000000000000000000000000' },
    code: 'not-found',
  }),
  (step) => ({ path: '/checkouts', body: orderOf(step), code: 'sign-in-required', who: 'nobody' }),
  () => ({ path: '/coupons/pmo_00000000000000000000000000/claim', body: undefined, code: 'not-found' }),
  () => ({ path: '/orders/ord_00000000000000000000000000/receive', body: undefined, code: 'not-found' }),
  (step) => ({
    ...stockOf(step),
    body: { onHand: randomPick(step.random, [-1, 0.5, 1e7, '5', null]) },
    code: 'bad-request',
  }),
  (step) => ({ ...stockOf(step), body: {}, code: 'bad-request' }),
];

function quoteOf(lines: readonly object[], code: string): Wrong {
  return { path: '/quotes', body: { lines }, code };
}

function anyVariant({ model, random }: Step): string {
  return randomPick(random, model.variants).id;
}

function orderOf({ world, model }: Step): object {
  const addressId = buyerOf(world, 0).addressId;
  return {
    quoteId: model.quotes.at(-1)?.id ?? 'qte_00000000000000000000000000',
    addressId,
    expectedTotalCents: 100,
  };
}

function stockOf({ world, model }: Step): Pick<Wrong, 'path' | 'method' | 'who'> {
  const [variant] = model.variants;
  return {
    path: `/studio/shops/${world.shops[0]?.id}/variants/${variant?.id}/stock`,
    method: 'PUT',
    who: 'owner',
  };
}

export async function sendWrong(step: Step): Promise<void> {
  const { world, random } = step;
  const { path, method = 'POST', body, code, who, key } = randomPick(random, wrongs)(step);
  const sender =
    who === 'nobody'
      ? null
      : who === 'owner'
        ? world.shops[0]?.owner
        : buyerOf(world, randomBelow(random, 3));
  const answer = await world.trade.send(
    sender ?? null,
    method,
    path,
    body,
    key === undefined ? {} : { 'idempotency-key': key },
  );
  expectAnswer(world, `something wrong is sent to ${path}: ${JSON.stringify(body)}`, answer, code);
}
