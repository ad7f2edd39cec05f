import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Store, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem, codeOf } from '../../shared/api.ts';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { meQuery, useMe } from '../../shared/session.ts';
import { Button, buttonClass, EmptyState, Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { acceptInvitation, invitationQuery } from '../staff/staff-queries.ts';

/** A token that nobody was sent is a link that was not copied whole. */
function refusal(error: unknown): unknown {
  return error !== null && codeOf(error) === 'not-found'
    ? new ApiProblem(404, { code: 'invitation-unknown' })
    : error;
}

/** `/studio/join#token`: the link of an invitation. The token stays behind the #, so no server log has it. */
export function JoinPage() {
  const messages = useMessages();
  const words = messages.joinPage;
  const me = useMe();
  const queries = useQueryClient();
  const [token] = useState(() => location.hash.slice(1));
  const invited = useQuery(invitationQuery(token));
  const join = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: () => {
      history.replaceState(history.state, '', location.pathname);
      return queries.refetchQueries({ queryKey: meQuery.queryKey });
    },
  });
  if (join.data !== undefined) return <Joined {...join.data} />;
  if (token === '')
    return (
      <main className="flex min-h-dvh flex-col">
        <EmptyState icon={<UserPlus size={32} />} title={words.noToken} detail={words.noTokenDetail} />
      </main>
    );
  if (invited.isPending) return <Loading />;
  if (invited.data === undefined)
    return (
      <main className="flex min-h-dvh flex-col">
        <ProblemState error={refusal(invited.error)} onRetry={() => void invited.refetch()} />
      </main>
    );
  const { shopName, role } = invited.data;
  return (
    <main className="flex min-h-dvh flex-col">
      <EmptyState
        icon={<UserPlus size={32} />}
        title={words.title(shopName, messages.shopRoles[role] ?? role)}
        detail={
          <>
            {messages.staffPage.roleMay[role]}
            <span className="mt-3 block break-words text-ink">
              {words.as(me?.displayName || me?.email || me?.phone || me?.personId || '')}
            </span>
          </>
        }
        action={
          <div className="flex flex-col items-center gap-4">
            <Button busy={join.isPending} onClick={() => join.mutate()}>
              {words.button}
            </Button>
            <ProblemNotice error={refusal(join.error)} />
          </div>
        }
      />
    </main>
  );
}

function Joined({ shopId, shopName, role }: { shopId: string; shopName: string; role: string }) {
  const messages = useMessages();
  const words = messages.joinPage;
  return (
    <main className="flex min-h-dvh flex-col">
      <EmptyState
        icon={<Store size={32} />}
        title={words.joined(shopName, messages.shopRoles[role] ?? role)}
        detail={messages.staffPage.roleMay[role]}
        action={
          <Link to="/$authorId" params={{ authorId: shopId }} className={buttonClass()}>
            {words.go}
          </Link>
        }
      />
    </main>
  );
}
