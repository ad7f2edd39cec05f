import type { paths } from '@kanmai/client';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';

type Items<Path extends '/api/v1/ops/interventions' | '/api/v1/ops/rooms'> =
  paths[Path]['get']['responses'][200]['content']['application/json']['items'][number];

export type OpsIntervention = Items<'/api/v1/ops/interventions'>;
export type OpsRoom = Items<'/api/v1/ops/rooms'>;

export const steps = ['hint', 'unpin', 'mute', 'cut'] as const;
export type StepKind = (typeof steps)[number];

export const watchKey = ['ops', 'watch'] as const;

/** What was done in live rooms, the newest first. */
export const interventionsQuery = (kind: StepKind | undefined) =>
  pagedQuery<OpsIntervention>([...watchKey, 'steps', kind ?? 'all'], (ask) =>
    unwrap(
      api.GET('/api/v1/ops/interventions', {
        params: { query: { ...ask, ...(kind === undefined ? {} : { kind }) } },
      }),
    ),
  );

/** Rooms that are live. */
export const liveRoomsQuery = () =>
  pagedQuery<OpsRoom>([...watchKey, 'rooms'], (ask) =>
    unwrap(api.GET('/api/v1/ops/rooms', { params: { query: { ...ask, view: 'live' } } })),
  );

export const stepIn = (roomId: string, kind: StepKind, reason: string) =>
  unwrap(
    api.POST('/api/v1/ops/rooms/{roomId}/interventions', {
      params: { path: { roomId } },
      body: { kind, reason },
    }),
  );

export const takeStepBack = (id: string, reason: string) =>
  unwrap(
    api.POST('/api/v1/ops/interventions/{id}/take-back', { params: { path: { id } }, body: { reason } }),
  );
