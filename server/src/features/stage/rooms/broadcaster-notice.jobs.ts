import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { type Notice, type NoticeDeps, tellPerson } from '../../people/accounts/index.ts';
import { tellShopOwners } from '../../people/shops/index.ts';
import { loadAuthorCards } from '../clips/index.ts';
import { type BroadcasterNews, noticeOf } from './broadcaster.notice.ts';
import { broadcasterKindOf } from './room.policy.ts';

const tellJob = 'rooms.tell-broadcaster';

/** In the unit of work of the decision: whoever broadcasts is told of it, however the process ends. */
export function tellBroadcaster(
  deps: Pick<FeatureDeps, 'jobs'>,
  tx: Tx,
  news: BroadcasterNews,
): Promise<void> {
  return deps.jobs.enqueue(tx, tellJob, news);
}

export function broadcasterNoticeJob(deps: FeatureDeps): JobDefinition {
  return {
    ...{ name: tellJob, concurrency: 2, retriesMax: 3, timeoutS: 60 },
    async run(data) {
      const news = data as BroadcasterNews;
      const { broadcasterId } = news;
      const host = (await loadAuthorCards(deps.db, [broadcasterId])).get(broadcasterId)?.name ?? '';
      await tellWhoBroadcasts(deps, broadcasterId, (locale, link) =>
        noticeOf(news, host, `${link}/rooms`, locale),
      );
    },
  };
}

/** Sends the owners of a shop, or a creator, a message, each in their language. */
export async function tellWhoBroadcasts(
  deps: NoticeDeps & Pick<FeatureDeps, 'origin'>,
  broadcasterId: string,
  write: (locale: 'zh-CN' | 'en', studioLink: string) => Notice,
): Promise<void> {
  if (broadcasterKindOf(broadcasterId) === 'shop') return tellShopOwners(deps, broadcasterId, write);
  const creator = await deps.db
    .selectFrom('creators')
    .select('person_id')
    .where('id', '=', broadcasterId)
    .executeTakeFirst();
  if (creator?.person_id == null) return;
  const link = `${deps.origin}/studio/${broadcasterId}`;
  await tellPerson(deps, creator.person_id, (locale) => write(locale, link));
}
