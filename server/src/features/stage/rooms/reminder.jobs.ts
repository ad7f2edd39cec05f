import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { tellPerson } from '../../people/accounts/index.ts';
import { loadAuthorCards } from '../clips/index.ts';
import { takeUntold } from './reminder.store.ts';
import type { RoomDeps } from './room.deps.ts';
import { findRoom } from './room.store.ts';

const tellJob = 'rooms.tell-reminded';
const batchMax = 100;
const atOnce = 10;

/** In the unit of work in which a room goes live: whoever wanted to be told will be. */
export function tellReminded(deps: Pick<FeatureDeps, 'jobs'>, tx: Tx, roomId: string): Promise<void> {
  return deps.jobs.enqueue(tx, tellJob, { roomId }, { key: roomId });
}

/**
 * Tells those who asked that a room is live: on their browsers where they wanted that and one takes it, else by e-mail or phone.
 * What stops in the middle goes on where it was; nobody is told twice.
 */
export function reminderJob(given: Pick<RoomDeps, 'deps' | 'pushTo'>): JobDefinition {
  const { deps } = given;
  return {
    ...{ name: tellJob, concurrency: 2, retriesMax: 3, timeoutS: 900 },
    async run(data) {
      const { roomId } = data as { roomId: string };
      const room = await findRoom(deps.db, roomId);
      if (room === null || room.state !== 'live') return;
      const author = (await loadAuthorCards(deps.db, [room.broadcasterId])).get(room.broadcasterId);
      const about = { id: room.id, title: room.title, host: author?.name ?? '' };
      for (;;) {
        const people = await unitOfWork(deps.db, (tx) =>
          takeUntold(tx, roomId, batchMax, deps.clock.nowMs()),
        );
        for (let from = 0; from < people.length; from += atOnce)
          await Promise.all(
            people.slice(from, from + atOnce).map((personId) => tell(given, personId, about)),
          );
        if (people.length < batchMax) return;
      }
    },
  };
}

interface AboutRoom {
  readonly id: string;
  readonly title: string;
  readonly host: string;
}

async function tell(
  { deps, pushTo }: Pick<RoomDeps, 'deps' | 'pushTo'>,
  personId: string,
  { id, title, host }: AboutRoom,
): Promise<void> {
  const path = `/rooms/${id}?from=reminder`;
  const pushed = await pushTo(personId, (locale) => ({
    ...{ title: locale === 'en' ? `${host} is live` : `${host} 开播了`, body: title, path, tag: id },
  }));
  if (pushed) return;
  const url = `${deps.origin}${path}`;
  await tellPerson(deps, personId, (locale) =>
    locale === 'en'
      ? { subject: `${host} is live: ${title}`, body: `The room you wanted to be told of: ${url}` }
      : { subject: `${host} 开播了：${title}`, body: `你预约的直播开始了：${url}` },
  );
}
