import { err, newId, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { tellPerson } from '../../people/accounts/index.ts';
import { noticeOf } from './message.notice.ts';
import { decideMessage } from './message.policy.ts';
import { type MessageView, messageLimits } from './message.schema.ts';
import { countLately, lockThread, markRead, storeMessage } from './message.store.ts';
import { findOrder, listMessages, type OrderOf } from './message.views.ts';

/** Who writes or reads: the buyer of an order, or one of its shop. */
export type Party =
  | { readonly side: 'buyer'; readonly personId: string }
  | { readonly side: 'shop'; readonly personId: string; readonly shopId: string };

const reachOf = (party: Party) =>
  party.side === 'shop' ? { shopId: party.shopId } : { personId: party.personId };

/** Writes a message about an order. The buyer is told of the first that they have not seen. */
export async function writeMessage(
  deps: FeatureDeps,
  party: Party,
  orderId: string,
  claim: IdempotencyClaim,
  text: string,
): Promise<Result<MessageView, Problem>> {
  let told: OrderOf | null = null;
  const result = await once(deps.db, claim, deps.clock.nowMs(), async (tx) => {
    const order = await findOrder(tx, orderId, reachOf(party));
    if (order === null) return err({ type: 'not-found' } as const);
    const written = await writeInTx(tx, deps, party, order, text.trim());
    told = written.ok && written.value.first ? order : null;
    return written.ok ? ok(written.value.view) : written;
  });
  if (!result.ok) return result;
  deps.eventsAppended();
  if (told !== null && party.side === 'shop') await tellBuyer(deps, told, text.trim());
  return result;
}

async function writeInTx(
  tx: Tx,
  deps: FeatureDeps,
  party: Party,
  order: OrderOf,
  text: string,
): Promise<Result<{ view: MessageView; first: boolean }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const { side, personId: authorId } = party;
  const thread = await lockThread(tx, order, nowMs);
  const lately = await countLately(tx, order.id, side, nowMs - messageLimits.withinMs);
  const allowed = decideMessage({ messageCount: thread.messageCount, lately });
  if (!allowed.ok) return allowed;
  const id = newId('message', nowMs, deps.random);
  await storeMessage(tx, { id, orderId: order.id, side, authorId, text }, nowMs);
  // The log is kept for ever and read by machines outside: what was written stays in the conversation.
  const data = { messageId: id, side };
  await appendEvents(tx, [
    {
      ...{ kind: 'order-message', atMs: nowMs, subjectId: order.id, data },
      ...{ personId: order.personId, shopId: order.shopId },
    },
  ]);
  const [view] = (await listMessages(tx, order.id, side, { limit: 1 })).items;
  if (view === undefined) throw new Error(`the message ${id} was just written`);
  return ok({ view, first: (side === 'shop' ? thread.buyerUnread : thread.shopUnread) === 0 });
}

function tellBuyer(deps: FeatureDeps, order: OrderOf, text: string): Promise<void> {
  return tellPerson(deps, order.personId, (locale) =>
    noticeOf(order.shopName, text, `${deps.origin}/orders/${order.id}`, locale),
  );
}

/** Notes what a side has seen. */
export async function readMessages(
  deps: Pick<FeatureDeps, 'db' | 'clock'>,
  party: Party,
  orderId: string,
  messageId: string,
): Promise<Result<null, Problem>> {
  return unitOfWork(deps.db, async (tx): Promise<Result<null, Problem>> => {
    const order = await findOrder(tx, orderId, reachOf(party));
    if (order === null) return err({ type: 'not-found' });
    await lockThread(tx, order, deps.clock.nowMs());
    await markRead(tx, orderId, party.side, messageId);
    return ok(null);
  });
}
