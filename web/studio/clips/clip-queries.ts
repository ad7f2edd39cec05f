import type { ClipChange, ClipInput, paths, StudioClipView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import { isChanging } from './clip-draft.ts';
import type { ClipsSearch } from './clip-filter.ts';

export const clipsKey = (authorId: string) => ['studio', authorId, 'clips'] as const;

/** An author's clips, newest first: of one state or every one, with a text in their captions. */
export const clipsQuery = (authorId: string, { state, text }: Pick<ClipsSearch, 'state' | 'text'>) => {
  const filter = {
    ...(state === undefined ? {} : { state }),
    ...(text === undefined ? {} : { query: text }),
  };
  return pagedQuery<StudioClipView>([...clipsKey(authorId), 'list', state ?? 'all', text ?? ''], (ask) =>
    unwrap(api.GET('/api/v1/studio/clips', { params: { query: { ...ask, ...filter, authorId } } })),
  );
};

/** One clip: for an address that opens what the list does not hold. */
export const clipQuery = (authorId: string, clipId: string) =>
  queryOptions({
    queryKey: [...clipsKey(authorId), 'one', clipId],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/studio/clips', { params: { query: { authorId, clipId } } }))).items[0] ??
      null,
    refetchInterval: ({ state }) => (state.data && isChanging(state.data) ? 2_000 : false),
  });

export const clipResultsQuery = (clipId: string) =>
  queryOptions({
    queryKey: ['clip-results', clipId],
    queryFn: () => unwrap(api.GET('/api/v1/studio/clips/{clipId}/results', { params: { path: { clipId } } })),
    refetchInterval: 60_000,
  });

export type Race =
  paths['/api/v1/studio/clips/{clipId}/race']['get']['responses'][200]['content']['application/json'];

/** Where a clip stands in the traffic race; null where it is in none. */
export const clipRaceQuery = (clipId: string) =>
  queryOptions({
    queryKey: ['clip-race', clipId],
    queryFn: async () => {
      const call = api.GET('/api/v1/studio/clips/{clipId}/race', { params: { path: { clipId } } });
      return unwrap(call).catch((error: unknown) => {
        if (codeOf(error) === 'not-found') return null;
        throw error;
      });
    },
    refetchInterval: 30_000,
  });

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

export function scheduleClip(clipId: string, publishAt: string | null) {
  const params = { params: { path: { clipId } } };
  return unwrap(
    publishAt === null
      ? api.DELETE('/api/v1/studio/clips/{clipId}/schedule', params)
      : api.PUT('/api/v1/studio/clips/{clipId}/schedule', { ...params, body: { publishAt } }),
  );
}

export function chooseCover(clipId: string, body: { atMs: number } | { pictureKey: string | null }) {
  return unwrap(api.PUT('/api/v1/studio/clips/{clipId}/cover', { params: { path: { clipId } }, body }));
}

export function replaceVideo(clipId: string, assetId: string) {
  return unwrap(
    api.PUT('/api/v1/studio/clips/{clipId}/video', { params: { path: { clipId } }, body: { assetId } }),
  );
}

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
