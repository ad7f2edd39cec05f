import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { Select, SkeletonLines, showToast, Tabs } from '../../ui/index.ts';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { decideRoom, type OpsRoom, type RoomAct, roomQuery, roomsKey } from './room-queries.ts';

/** What is decided of a room or its broadcaster, and what was decided before. */
export function RoomDecision({ roomId }: { roomId: string }) {
  const words = useMessages().roomPage;
  const { data: room } = useQuery(roomQuery(roomId));
  if (room === undefined) return <SkeletonLines count={4} />;
  const acts = actsOn(room);
  return (
    <>
      <DecisionForm key={acts.join()} room={room} acts={acts} />
      <div className="mt-8 flex flex-col gap-6">
        <CaseHistory subjectId={room.id} title={words.roomHistory} />
        <CaseHistory subjectId={room.broadcaster.id} title={words.broadcasterHistory} />
      </div>
    </>
  );
}

function actsOn({ state, reportCount, ban }: OpsRoom): RoomAct[] {
  return [
    ...(state === 'live' ? (['end'] as const) : []),
    ...(state === 'scheduled' ? (['cancel'] as const) : []),
    ...(reportCount > 0 ? (['keep'] as const) : []),
    ban === null ? 'ban' : 'lift',
  ];
}

const dayChoices = [1, 3, 7, 30, 180, 0] as const;

function DecisionForm({ room, acts }: { room: OpsRoom; acts: readonly RoomAct[] }) {
  const words = useMessages().roomPage;
  const queries = useQueryClient();
  const [act, setAct] = useState<RoomAct>(acts[0] ?? 'ban');
  const [days, setDays] = useState<number>(7);
  const settle = () => {
    queries.invalidateQueries({ queryKey: roomsKey });
    for (const subjectId of [room.id, room.broadcaster.id])
      queries.invalidateQueries({ queryKey: historyKey(subjectId) });
  };
  const decide = useMutation({
    mutationFn: (reason: string) => decideRoom(room, { act, reason, days: days === 0 ? null : days }),
    onSuccess: () => {
      showToast(words.done[act]);
      settle();
    },
    onError: (error) => ['state-conflict', 'not-found'].includes(codeOf(error)) && settle(),
  });
  return (
    <>
      <Tabs
        label={words.act}
        panelId="room-act"
        value={act}
        tabs={acts.map((value) => ({ value, label: words.acts[value] }))}
        onChange={setAct}
      />
      <div id="room-act" role="tabpanel" aria-label={words.acts[act]} className="mt-4 flex flex-col gap-4">
        {act === 'ban' && (
          <Select
            label={words.days}
            value={String(days)}
            options={dayChoices.map((value) => ({ value: String(value), label: words.dayChoices[value] }))}
            onChange={(event) => setDays(Number(event.target.value))}
          />
        )}
        <ReasonForm
          key={act}
          label={words.acts[act]}
          effect={words.effects[act]}
          grave={act === 'end' || act === 'cancel' || act === 'ban'}
          busy={decide.isPending}
          error={decide.error}
          onDecide={(reason) => decide.mutate(reason)}
        />
      </div>
    </>
  );
}
