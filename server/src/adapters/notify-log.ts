import type { Clock } from '@kanmai/kernel';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { Notify } from '../ports/notify.ts';

/** Older messages than these are dropped: the log is for looking at, not for keeping. */
const messagesMax = 10_000;

/** Writes messages down instead of sending them: for the demonstration town and for development. */
export function createNotifyLog(deps: { db: Database; clock: Clock; log: Log; town: boolean }): Notify {
  return {
    async send(message) {
      // Without a sender, the log is the only way in for the first operator.
      if (!deps.town)
        deps.log.warn({ ...message }, 'no sender is configured: this message was only written down');
      const { id } = await deps.db
        .insertInto('notify_log')
        .values({
          at: new Date(deps.clock.nowMs()),
          channel: message.channel,
          recipient: message.recipient,
          subject: message.subject,
          body: message.body,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await deps.db
        .deleteFrom('notify_log')
        .where('id', '<=', id - messagesMax)
        .execute();
    },
  };
}
