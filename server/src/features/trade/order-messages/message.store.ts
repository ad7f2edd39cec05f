import type { Tx } from '../../../database.ts';
import type { Side } from './message.schema.ts';

export interface Thread {
  readonly orderId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly messageCount: number;
  readonly shopUnread: number;
  readonly buyerUnread: number;
}

/** The conversation about an order, made when there is none yet, and locked: its messages have one order. */
export async function lockThread(
  tx: Tx,
  order: { readonly id: string; readonly shopId: string; readonly personId: string },
  nowMs: number,
): Promise<Thread> {
  await tx
    .insertInto('order_threads')
    .values({
      order_id: order.id,
      shop_id: order.shopId,
      person_id: order.personId,
      last_at: new Date(nowMs),
    })
    .onConflict((conflict) => conflict.column('order_id').doNothing())
    .execute();
  const row = await tx
    .selectFrom('order_threads')
    .selectAll()
    .where('order_id', '=', order.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return {
    orderId: row.order_id,
    shopId: row.shop_id,
    personId: row.person_id,
    messageCount: row.message_count,
    shopUnread: row.shop_unread,
    buyerUnread: row.buyer_unread,
  };
}

export async function countLately(tx: Tx, orderId: string, side: Side, sinceMs: number): Promise<number> {
  const { count } = await tx
    .selectFrom('order_messages')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('order_id', '=', orderId)
    .where('side', '=', side)
    .where('created_at', '>', new Date(sinceMs))
    .executeTakeFirstOrThrow();
  return count;
}

/** Writes a message and counts it as unread by the other side; the writer has seen what was there before. */
export async function storeMessage(
  tx: Tx,
  message: {
    readonly id: string;
    readonly orderId: string;
    readonly side: Side;
    readonly authorId: string;
    readonly text: string;
  },
  nowMs: number,
): Promise<void> {
  const at = new Date(nowMs);
  await tx
    .insertInto('order_messages')
    .values({
      id: message.id,
      order_id: message.orderId,
      side: message.side,
      author_id: message.authorId,
      text: message.text,
      created_at: at,
    })
    .execute();
  const byShop = message.side === 'shop';
  await tx
    .updateTable('order_threads')
    .set((eb) => ({
      message_count: eb('message_count', '+', 1),
      shop_unread: byShop ? 0 : eb('shop_unread', '+', 1),
      buyer_unread: byShop ? eb('buyer_unread', '+', 1) : 0,
      last_at: at,
    }))
    .where('order_id', '=', message.orderId)
    .execute();
}

/** Counts as unread what came after the message that was shown. */
export async function markRead(tx: Tx, orderId: string, side: Side, messageId: string): Promise<void> {
  const { count } = await tx
    .selectFrom('order_messages')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('order_id', '=', orderId)
    .where('side', '<>', side)
    .where('id', '>', messageId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('order_threads')
    .set((eb) => {
      const least = (column: 'shop_unread' | 'buyer_unread') =>
        eb.fn<number>('least', [column, eb.val(count)]);
      return side === 'shop'
        ? { shop_unread: least('shop_unread') }
        : { buyer_unread: least('buyer_unread') };
    })
    .where('order_id', '=', orderId)
    .execute();
}
