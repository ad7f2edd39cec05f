import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, RelativeTime, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type StaffInvitation, staffQuery, withdrawInvitation } from './staff-queries.ts';

/** Somebody who was invited and has not come yet. */
export function InvitationRow({ shopId, invitation }: { shopId: string; invitation: StaffInvitation }) {
  const messages = useMessages();
  const words = messages.staffPage;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawInvitation(shopId, invitation.id),
    onSuccess: () => showToast(words.withdrawn(invitation.recipient)),
    onSettled: () => queries.invalidateQueries({ queryKey: staffQuery(shopId).queryKey }),
  });
  return (
    <li className="flex flex-col gap-2 border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-40 flex-1">
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <span className="min-w-0 break-all">{invitation.recipient}</span>
            <Badge tone="amber">{messages.shopRoles[invitation.role]}</Badge>
          </p>
          <p className="text-xs text-soft">
            {words.expires} <RelativeTime at={invitation.expiresAt} locale={locale} />
          </p>
        </div>
        <Button
          look="outline"
          size="small"
          busy={withdraw.isPending}
          aria-label={words.withdrawOf(invitation.recipient)}
          onClick={() => withdraw.mutate()}
        >
          {words.withdraw}
        </Button>
      </div>
      <ProblemNotice error={withdraw.error} />
    </li>
  );
}
