import type { LuckyBagView } from '@kanmai/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { forgetShare, readShare } from './lucky-share.ts';
import { bagsQuery } from './room-query.ts';

/** Reveals this person's share once the bag has closed, by itself: the time for it is short. */
export function useLuckyShare(bags: readonly LuckyBagView[]): void {
  const queries = useQueryClient();
  const due = bags.find(
    ({ state, mine }) => state === 'closed' && mine.entry !== null && !mine.shareRevealed,
  );
  const bagId = due?.id;
  const roomId = due?.roomId;
  useEffect(() => {
    if (bagId === undefined || roomId === undefined) return;
    const share = readShare(bagId);
    if (share === null) return;
    unwrap(api.POST('/api/v1/lucky-bags/{bagId}/share', { params: { path: { bagId } }, body: { share } }))
      .then(() => {
        forgetShare(bagId);
        return queries.invalidateQueries({ queryKey: bagsQuery(roomId).queryKey });
      })
      // Too late, or the line broke: the entry holds without it.
      .catch(() => undefined);
  }, [bagId, roomId, queries]);
}
