import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

const fetchCards = () => unwrap(api.GET('/api/v1/ops/feed-cards'));
export type FeedCards = Awaited<ReturnType<typeof fetchCards>>;
export type CardSettings = NonNullable<FeedCards['before']>;

/** What is shown between clips, and how often. */
export const feedCardsQuery = queryOptions({ queryKey: ['ops', 'feed-cards'], queryFn: fetchCards });

export const saveFeedCards = (settings: CardSettings, reason: string) =>
  unwrap(api.PUT('/api/v1/ops/feed-cards', { body: { ...settings, reason } }));
