import type { ClipChange, ClipInput, StudioClipView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';

export const clipsKey = (authorId: string) => ['studio', authorId, 'clips'] as const;

/** An author's clips in every state, newest first. */
export const clipsQuery = (authorId: string) =>
  pagedQuery<StudioClipView>([...clipsKey(authorId), 'list'], (ask) =>
    unwrap(api.GET('/api/v1/studio/clips', { params: { query: { ...ask, authorId } } })),
  );

/** The newest clips, for what to do next. */
export const latestClipsQuery = (authorId: string) =>
  queryOptions({
    queryKey: [...clipsKey(authorId), 'latest'],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/studio/clips', { params: { query: { authorId, limit: 50 } } }))).items,
  });

export const assetQuery = (assetId: string | null) =>
  queryOptions({
    queryKey: ['asset', assetId],
    queryFn: () =>
      unwrap(api.GET('/api/v1/assets/{assetId}', { params: { path: { assetId: assetId ?? '' } } })),
    enabled: assetId !== null,
    // Until it is ready or refused it moves on by itself.
    refetchInterval: ({ state }) =>
      state.data?.state === 'ready' || state.data?.state === 'refused' ? false : 1_500,
  });

export function createClip(body: ClipInput) {
  return unwrap(api.POST('/api/v1/studio/clips', { body }));
}

export function changeClip(clipId: string, body: ClipChange) {
  return unwrap(api.PATCH('/api/v1/studio/clips/{clipId}', { params: { path: { clipId } }, body }));
}

export function publishClip(clipId: string) {
  return unwrap(api.POST('/api/v1/studio/clips/{clipId}/publish', { params: { path: { clipId } } }));
}

export function removeClip(clipId: string) {
  return unwrap(api.DELETE('/api/v1/studio/clips/{clipId}', { params: { path: { clipId } } }));
}
