import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { copyText } from '../../shared/desk/copy-text.ts';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { Avatar, Button, SkeletonLines, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { dismissHelper, type HelperView, helpersQuery, nameHelper, type StudioRoom } from './room-queries.ts';

/** Who was asked to help in this broadcaster's rooms, besides its staff. */
export function TeamPane({ room }: { room: StudioRoom }) {
  const messages = useMessages();
  const broadcasterId = room.broadcaster.id;
  const words = messages.team;
  const query = useQuery(helpersQuery(broadcasterId));
  const copyLink = async () => {
    const copied = await copyText(`${location.origin}/studio/helping/${room.id}`);
    showToast(copied ? messages.copied : messages.copyFailed);
  };
  return (
    <section aria-label={words.label} className="min-h-0 flex-1 overflow-y-auto p-4 text-sm">
      <p className="text-soft">{words.note}</p>
      {broadcasterId.startsWith('shp_') && <p className="mt-1 text-soft">{words.staffNote}</p>}
      <Button
        look="outline"
        size="small"
        icon={<Link2 size={16} />}
        className="mt-3"
        onClick={() => void copyLink()}
      >
        {words.copyLink}
      </Button>
      {query.isPending ? (
        <div className="mt-4">
          <SkeletonLines />
        </div>
      ) : query.data === undefined ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data.items.length === 0 ? (
        <p role="status" className="py-8 text-center font-semibold">
          {words.empty}
        </p>
      ) : (
        <ul className="mt-4">
          {query.data.items.map((helper) => (
            <HelperRow key={helper.personId} broadcasterId={broadcasterId} helper={helper} />
          ))}
        </ul>
      )}
    </section>
  );
}

function HelperRow({ broadcasterId, helper }: { broadcasterId: string; helper: HelperView }) {
  const messages = useMessages();
  const words = messages.team;
  const queries = useQueryClient();
  const { personId, displayName, role } = helper;
  const onSettled = () => queries.invalidateQueries({ queryKey: helpersQuery(broadcasterId).queryKey });
  const change = useMutation({
    mutationFn: (as: HelperView['role']) => nameHelper(broadcasterId, personId, as),
    onSuccess: (_done, as) => showToast(messages.chat.named(displayName, messages.chat.roles[as])),
    onSettled,
  });
  const dismiss = useMutation({
    mutationFn: () => dismissHelper(broadcasterId, personId),
    onSuccess: () => showToast(words.dismissed(displayName)),
    onSettled,
  });
  return (
    <li className="border-b border-line py-2">
      <div className="flex items-center gap-2">
        <Avatar name={displayName} url={null} size="small" />
        <span className="min-w-0 flex-1 truncate">{displayName}</span>
        <select
          aria-label={words.roleOf(displayName)}
          value={role}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.target.value as HelperView['role'])}
          className="h-9 rounded-control border border-line-strong bg-raised px-2"
        >
          {(['assistant', 'moderator'] as const).map((value) => (
            <option key={value} value={value}>
              {messages.chat.roles[value]}
            </option>
          ))}
        </select>
        <Button
          look="outline"
          size="small"
          aria-label={words.dismissOf(displayName)}
          busy={dismiss.isPending}
          onClick={() => dismiss.mutate()}
        >
          {words.dismiss}
        </Button>
      </div>
      <ProblemNotice error={change.error ?? dismiss.error} />
    </li>
  );
}
