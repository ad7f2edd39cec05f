import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { tellPerson } from '../../people/accounts/index.ts';
import { loadAuthorCards } from '../clips/index.ts';
import { takeUntold } from './reminder.store.ts';
import { findRoom } from './room.store.ts';

const tellJob = 'rooms.tell-reminded';
const batchMax = 100;

/** In the unit of work in which a room goes live: whoever wanted to be told will be. */
export function tellReminded(deps: Pick<FeatureDeps, 'jobs'>, tx: Tx, roomId: string): Promise<void> {
  return deps.jobs.enqueue(tx, tellJob, { roomId }, { key: roomId });
}

/** Tells those who asked that a room is live. What stops in the middle goes on where it was; nobody is told twice. */
export function reminderJob(deps: FeatureDeps): JobDefinition {
  return {
    ...{ name: tellJob, concurrency: 2, retriesMax: 3, timeoutS: 900 },
    async run(data) {
      const { roomId } = data as { roomId: string };
      const room = await findRoom(deps.db, roomId);
      if (room === null || room.state !== 'live') return;
      const author = (await loadAuthorCards(deps.db, [room.broadcasterId])).get(room.broadcasterId);
      const name = author?.name ?? '';
      const url = `${deps.origin}/rooms/${room.id}?from=reminder`;
      for (;;) {
        const people = await unitOfWork(deps.db, (tx) =>
          takeUntold(tx, roomId, batchMax, deps.clock.nowMs()),
        );
        for (const personId of people)
          await tellPerson(deps, personId, (locale) =>
            locale === 'en'
              ? {
                  subject: `${name} is live: ${room.title}`,
                  body: `The room you wanted to be told of: ${url}`,
                }
              : { subject: `${name} 开播了：${room.title}`, body: `你预约的直播开始了：${url}` },
          );
        if (people.length < batchMax) return;
      }
    },
  };
}
