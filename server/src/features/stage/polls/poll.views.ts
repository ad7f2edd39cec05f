import type { Database } from '../../../database.ts';
import { type PollView, pollLimits } from './poll.schema.ts';
import { countVotes, findVotesOf, listPolls, type StoredPoll } from './poll.store.ts';

/** The polls of a room, the newest first, with what somebody chose. */
export async function listPollViews(db: Database, roomId: string, personId: string): Promise<PollView[]> {
  const polls = await listPolls(db, roomId, pollLimits.perRoomMax);
  const chosen = await findVotesOf(
    db,
    polls.map(({ id }) => id),
    personId,
  );
  return Promise.all(
    polls.map(async (poll) =>
      viewOf(poll, poll.result ?? (await countVotes(db, poll)), chosen.get(poll.id) ?? null),
    ),
  );
}

function viewOf(poll: StoredPoll, counts: readonly number[], mine: number | null): PollView {
  const { id, roomId, state, question, options, closeReason, closedAtMs } = poll;
  return {
    ...{ id, roomId, state, question, closeReason, mine },
    options: options.map((text, choice) => ({ text, votes: counts[choice] ?? 0 })),
    votes: counts.reduce((sum, count) => sum + count, 0),
    openedAt: new Date(poll.openedAtMs).toISOString(),
    closesAt: new Date(poll.closesAtMs).toISOString(),
    closedAt: closedAtMs === null ? null : new Date(closedAtMs).toISOString(),
  };
}
