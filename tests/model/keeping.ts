import { dayMs, randomBelow } from '@kanmai/kernel';
import type { Person } from '../trade-server.ts';
import { buyerOf, orderName, quote, recent, touch } from './buying.ts';
import { asksMax, type Order, ordersOf, refund } from './model.ts';
import { expectAnswer, type Step } from './world.ts';

/** What buyers and shops do with orders: each act is foretold by the state the order is in. */
type Act = 'ship' | 'deliver' | 'receive' | 'refund' | 'ask-cancel' | 'withdraw-cancel' | 'decline-cancel';

interface Doing {
  readonly ofShop: boolean;
  /** Of which orders it is mostly tried; of the others now and then. */
  readonly isLikely: (order: Order) => boolean;
  readonly body?: (order: Order, step: Step) => object;
  /** The code that an order answers with; `again` when it has been done and nothing more happens. */
  readonly foretell: (
    order: Order,
    body: Record<string, unknown>,
    step: Step,
  ) => 'ok' | 'again' | 'state-conflict' | 'too-many';
  readonly apply: (order: Order, body: Record<string, unknown>, step: Step) => void;
}

const isPaid = ({ state }: Order) => state === 'paid';
const isOnTheWay = ({ state }: Order) => state === 'shipped' || state === 'delivered';
const isAsked = ({ askDueAtMs }: Order) => askDueAtMs !== null;

const reason = () => ({ reason: 'thought better of it' });
const onlyFrom = (states: readonly Order['state'][], done: readonly Order['state'][]) => (order: Order) =>
  states.includes(order.state) ? 'ok' : done.includes(order.state) ? 'again' : 'state-conflict';
const answered = ({ askDueAtMs, asks }: Order) =>
  askDueAtMs !== null ? 'ok' : asks > 0 ? 'again' : 'state-conflict';
const endAsk = (order: Order) => {
  order.askDueAtMs = null;
};

const doings: Readonly<Record<Act, Doing>> = {
  ship: {
    ofShop: true,
    isLikely: isPaid,
    body: (order, step) => ({ carrier: 'sf', trackingNo: labelOf(order, step) }),
    foretell: (order, { trackingNo }, { model }) => {
      if (order.label === trackingNo) return 'again';
      const taken = ordersOf(model).some(({ label }) => label === trackingNo);
      return order.state === 'paid' && !taken ? 'ok' : 'state-conflict';
    },
    apply: (order, { trackingNo }) => {
      order.state = 'shipped';
      order.label = String(trackingNo);
      order.askDueAtMs = null;
    },
  },
  deliver: {
    ofShop: true,
    isLikely: isOnTheWay,
    foretell: onlyFrom(['shipped'], ['delivered', 'received']),
    apply: (order) => {
      order.state = 'delivered';
    },
  },
  receive: {
    ofShop: false,
    isLikely: isOnTheWay,
    foretell: onlyFrom(['shipped', 'delivered'], ['received']),
    apply: (order) => {
      order.state = 'received';
    },
  },
  refund: {
    ofShop: true,
    isLikely: isPaid,
    body: (_order, { random }) => ({ ...reason(), putBack: randomBelow(random, 4) > 0 }),
    foretell: ({ state, closeReason }) =>
      closeReason === 'refunded' ? 'again' : state === 'paid' ? 'ok' : 'state-conflict',
    apply: (order, { putBack }, { model }) => refund(model, order, putBack === true),
  },
  'ask-cancel': {
    ofShop: false,
    isLikely: isPaid,
    body: reason,
    foretell: ({ state, askDueAtMs, asks }) => {
      if (askDueAtMs !== null) return 'again';
      if (state === 'shipped' || state === 'delivered' || state === 'received') return 'state-conflict';
      if (asks >= asksMax) return 'too-many';
      return state === 'paid' ? 'ok' : 'state-conflict';
    },
    apply: (order, _body, { model }) => {
      order.askDueAtMs = model.nowMs + dayMs;
      order.asks += 1;
    },
  },
  'withdraw-cancel': { ofShop: false, isLikely: isAsked, foretell: answered, apply: endAsk },
  'decline-cancel': { ofShop: true, isLikely: isAsked, body: reason, foretell: answered, apply: endAsk },
};

/** Each order has two labels; now and then a label of another order is written on it. */
function labelOf(order: Order, step: Step): string {
  const other = randomBelow(step.random, 12) === 0 ? recent(step, ordersOf(step.model)) : null;
  if (other !== null && other.label !== null) return other.label;
  return `SF${order.id.slice(-20)}${randomBelow(step.random, 5) === 0 ? 'B' : 'A'}`;
}

export const act =
  (name: Act) =>
  async (step: Step): Promise<void> => {
    const { world, model, random } = step;
    const order = recent(step, ordersOf(model), (one) => doings[name].isLikely(one));
    if (order === null) return quote(step);
    const doing = doings[name];
    const stranger = randomBelow(random, 10) === 0;
    const body = doing.body?.(order, step) as Record<string, unknown> | undefined;
    const foretold = stranger ? 'not-found' : doing.foretell(order, body ?? {}, step);
    const { who, path } = doing.ofShop ? shopDoor(step, order, stranger) : buyerDoor(step, order, stranger);
    const answer = await world.trade.send(who, 'POST', `${path}/orders/${order.id}/${name}`, body);
    const said = `${stranger ? 'a stranger: ' : ''}${name} order ${orderName(model, order)}, which is ${order.state}`;
    expectAnswer(world, said, answer, foretold === 'again' ? 'ok' : foretold);
    if (foretold === 'ok') doing.apply(order, body ?? {}, step);
    touch(world, order.checkout);
  };

interface Door {
  readonly who: Person;
  readonly path: string;
}

function shopDoor({ world }: Step, { parcel }: Order, stranger: boolean): Door {
  const shop = world.shops[stranger ? (parcel.shop + 1) % world.shops.length : parcel.shop];
  if (shop === undefined) throw new Error('an order of no shop');
  return { who: shop.owner, path: `/studio/shops/${shop.id}` };
}

function buyerDoor({ world }: Step, { checkout }: Order, stranger: boolean): Door {
  return {
    who: buyerOf(world, stranger ? (checkout.buyer + 1) % world.buyers.length : checkout.buyer),
    path: '',
  };
}
