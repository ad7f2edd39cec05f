import type { JobDefinition } from '../../../jobs.ts';
import { notePictures } from './broadcast.service.ts';
import { broadcasterNoticeJob } from './broadcaster-notice.jobs.ts';
import { forgetTurns } from './chat-turn.store.ts';
import { explainClipJob } from './explain-clip.service.ts';
import { emptyClosedPools } from './price.service.ts';
import { reminderJob } from './reminder.jobs.ts';
import type { RoomDeps } from './room.deps.ts';
import { endLostJob } from './room.service.ts';
import { reconnectGraceMs } from './room.state.ts';
import { listSilent } from './room.store.ts';

const sweepMax = 200;

export function roomJobs(given: RoomDeps): readonly JobDefinition[] {
  const { deps } = given;
  return [
    reminderJob(given),
    broadcasterNoticeJob(deps),
    explainClipJob(deps),
    {
      ...{ name: endLostJob, concurrency: 2, retriesMax: 3, timeoutS: 60 },
      run: (data) => notePictures(given, (data as { roomId: string }).roomId, { kind: 'end-lost' }),
    },
    {
      // What the job above would have done, had it not been early or lost.
      ...{ name: 'rooms.sweep-lost', concurrency: 1, retriesMax: 0, timeoutS: 60, cron: '* * * * *' },
      async run() {
        const lost = await listSilent(deps.db, deps.clock.nowMs() - reconnectGraceMs, sweepMax);
        for (const roomId of lost) await notePictures(given, roomId, { kind: 'end-lost' });
      },
    },
    {
      ...{ name: 'rooms.forget-turns', concurrency: 1, retriesMax: 0, timeoutS: 60, cron: '*/10 * * * *' },
      run: () => forgetTurns(deps.db, deps.clock.nowMs()),
    },
    {
      ...{ name: 'rooms.empty-pools', concurrency: 1, retriesMax: 0, timeoutS: 120, cron: '*/5 * * * *' },
      run: () => emptyClosedPools(deps),
    },
  ];
}
