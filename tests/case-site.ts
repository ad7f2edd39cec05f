import { appealsFeature } from '../server/src/features/people/appeals/index.ts';
import { casesFeature, penaltyAppeals } from '../server/src/features/trust/cases/index.ts';
import { liveRoom, type RoomServer, roomServer } from './room-server.ts';
import { type Answer, type Checkout, makePerson, notification, type Person } from './trade-server.ts';

type Buyer = Awaited<ReturnType<typeof makePerson>>;

/** Live rooms with cases about them and appeals. */
export async function caseSite() {
  const site = await roomServer((deps, rooms) => {
    const doors = { hub: rooms.hub, powers: rooms.powers, shops: { forgetPerson: () => undefined } };
    return [
      casesFeature(deps, doors),
      appealsFeature(deps, { subjects: { penalty: penaltyAppeals({ deps, ...doors }) } }),
    ];
  });
  const operator = { ...(await makePerson(site.db)), roles: ['operator'] } as const;
  return { site, operator };
}

/** Buys goods in a live room, and pays. Answers the order. */
export async function buyInRoom(
  site: RoomServer,
  who: Buyer,
  roomId: string,
  variantId: string,
): Promise<string> {
  const quote = await site.send<{ id: string; totalCents: number }>(who, 'POST', '/quotes', {
    ...{ lines: [{ variantId, quantity: 1, roomId }], addressId: who.addressId },
  });
  const made = await site.send<Checkout>(who, 'POST', '/checkouts', {
    ...{ quoteId: quote.body.id, addressId: who.addressId, expectedTotalCents: quote.body.totalCents },
  });
  if (made.status !== 200) throw new Error(`not bought: ${JSON.stringify(made.body)}`);
  await site.callback(notification(made.body, 'captured'));
  return made.body.orders[0]?.id ?? '';
}

/** A live room in which something untrue was said of what is pinned, and people who saw it and bought. */
export async function untrueRoom(site: RoomServer, buyers: number) {
  const room = await liveRoom(site, [{ priceCents: 5_000, stock: 99 }]);
  const { owner, roomId, goods, variantId } = room;
  await site.send(owner, 'PUT', `/studio/rooms/${roomId}/pin`, { productId: goods.productId });
  const fromMs = site.clock.nowMs();
  site.clock.advance(20_000);
  const at = new Date(site.clock.nowMs() - 5_000).toISOString();
  const captions = [{ at, durationMs: 2_000, text: '三天根治高血压' }];
  await site.send(owner, 'PUT', `/studio/rooms/${roomId}/captions`, { language: 'zh-CN', captions });
  const bought: { readonly buyer: Buyer; readonly orderId: string }[] = [];
  for (let n = 0; n < buyers; n++) {
    const buyer = await makePerson(site.db);
    bought.push({ buyer, orderId: await buyInRoom(site, buyer, roomId, variantId) });
  }
  const untilMs = site.clock.nowMs();
  const part = { roomId, from: new Date(fromMs).toISOString(), until: new Date(untilMs).toISOString() };
  return { ...room, bought, part };
}

export type Sent<Body> = Promise<Answer<Body & { readonly code?: string }>>;

export function actsOf(site: RoomServer, who: Person) {
  return {
    post: <Body>(path: string, body: object): Sent<Body> => site.send(who, 'POST', path, body),
    get: <Body>(path: string): Sent<Body> => site.send(who, 'GET', path),
  };
}
