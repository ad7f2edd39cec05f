import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { meQuery } from '../../shared/session.ts';
import { Button, Dialog, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { removeStaff, type StaffMember, staffQuery } from './staff-queries.ts';

interface RemoveDialogProps {
  shopId: string;
  member: StaffMember;
  name: string;
  /** Whether it is the reader who goes. */
  isMe: boolean;
  onClose: () => void;
}

/** Asks before somebody is removed from the shop, or leaves it. */
export function RemoveDialog({ shopId, member, name, isMe, onClose }: RemoveDialogProps) {
  const messages = useMessages();
  const words = messages.staffPage;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => removeStaff(shopId, member.personId),
    onSuccess: async () => {
      showToast(isMe ? words.left : words.removed(name));
      if (isMe) {
        await navigate({ to: '/' });
        await queries.refetchQueries({ queryKey: meQuery.queryKey });
        return;
      }
      await queries.invalidateQueries({ queryKey: staffQuery(shopId).queryKey });
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={isMe ? words.leaveTitle : words.removeTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            {isMe ? words.leave : words.remove}
          </Button>
        </>
      }
    >
      <p className="mb-3 text-sm">{isMe ? words.leaveDetail : words.removeDetail}</p>
      <ProblemNotice error={remove.error} />
    </Dialog>
  );
}
