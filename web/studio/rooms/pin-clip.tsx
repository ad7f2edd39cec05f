import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Scissors } from 'lucide-react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, buttonClass, Spinner, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import {
  cutExplainClip,
  type ExplainClip,
  explainClipsQuery,
  type RoomPin,
  type StudioRoom,
} from './room-queries.ts';

interface PinClipProps {
  room: StudioRoom;
  pin: RoomPin;
  clip: ExplainClip | undefined;
  lastedMs: number;
}

/** The clip of a pin: a button to cut and publish it, then where it is. */
export function PinClip({ room, pin, clip, lastedMs }: PinClipProps) {
  const words = useMessages().review;
  const caption = room.goods.find(({ productId }) => productId === pin.productId)?.title ?? '';
  const queries = useQueryClient();
  const cut = useMutation({
    mutationFn: () => cutExplainClip(room.id, pin.id, caption),
    onSuccess: () => showToast(words.cutting),
    onSettled: () => queries.invalidateQueries({ queryKey: explainClipsQuery(room.id).queryKey }),
  });
  if (clip?.state === 'cutting')
    return (
      <span role="status" className="flex min-h-11 items-center gap-2 text-xs text-soft">
        <Spinner size={14} />
        {words.cutting}
      </span>
    );
  if (clip?.state === 'made')
    return (
      <Link
        to="/$authorId/clips"
        params={{ authorId: room.broadcaster.id }}
        search={{ open: clip.clipId ?? '' }}
        className={buttonClass('outline', 'small')}
      >
        {words.toClip}
      </Link>
    );
  return (
    <span className="flex flex-col items-end gap-1">
      <Button
        look="outline"
        size="small"
        icon={<Scissors size={16} />}
        busy={cut.isPending}
        disabled={lastedMs < clipMsMin}
        onClick={() => cut.mutate()}
      >
        {words.cutClip}
      </Button>
      {lastedMs < clipMsMin && <span className="text-xs text-soft">{words.tooShort}</span>}
      {clip?.state === 'failed' && <span className="text-xs text-danger">{words.cutFailed}</span>}
      <ProblemNotice error={cut.error} />
    </span>
  );
}

/** As the API has it: shorter than this is no clip. */
const clipMsMin = 3_000;
