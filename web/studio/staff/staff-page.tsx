import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { useMe } from '../../shared/session.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { EmptyState, Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useAuthor, useAuthorId } from '../shell/authors.ts';
import { InvitationRow } from './invitation-row.tsx';
import { InviteForm } from './invite-form.tsx';
import { MemberRow } from './member-row.tsx';
import { type Staff, staffQuery } from './staff-queries.ts';

/** Who works in the shop and as what. Owners invite and change; the others see, and may leave. */
export function StaffPage() {
  const shopId = useAuthorId();
  const asOwner = useAuthor()?.role === 'owner';
  const messages = useMessages();
  const words = messages.staffPage;
  const query = useQuery(staffQuery(shopId));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead title={messages.staff} note={asOwner ? words.note : words.noteOthers} />
      <div className="flex max-w-3xl flex-col gap-6 px-4 pb-8">
        {asOwner && <InviteForm shopId={shopId} />}
        {query.data === undefined ? (
          query.isError ? (
            <ProblemState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Loading />
          )
        ) : (
          <Lists shopId={shopId} staff={query.data} asOwner={asOwner} />
        )}
      </div>
    </div>
  );
}

function Lists({ shopId, staff, asOwner }: { shopId: string; staff: Staff; asOwner: boolean }) {
  const words = useMessages().staffPage;
  const me = useMe();
  const owners = staff.members.filter(({ role }) => role === 'owner').length;
  const alone = staff.members.length === 1 && staff.invitations.length === 0;
  return (
    <>
      {staff.invitations.length > 0 && (
        <section aria-labelledby="staff-invitations" className="flex flex-col gap-2">
          <h2 id="staff-invitations" className="text-sm font-semibold">
            {words.waiting(staff.invitations.length)}
          </h2>
          <ul className="rounded-card border border-line">
            {staff.invitations.map((invitation) => (
              <InvitationRow key={invitation.id} shopId={shopId} invitation={invitation} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="staff-members" className="flex flex-col gap-2">
        <h2 id="staff-members" className="text-sm font-semibold">
          {words.members(staff.members.length)}
        </h2>
        <ul className="rounded-card border border-line">
          {staff.members.map((member) => (
            <MemberRow
              key={member.personId}
              shopId={shopId}
              member={member}
              isMe={member.personId === me?.personId}
              asOwner={asOwner}
              isLastOwner={member.role === 'owner' && owners === 1}
            />
          ))}
        </ul>
        {alone && <EmptyState icon={<Users size={28} />} title={words.alone} detail={words.aloneDetail} />}
      </section>
    </>
  );
}
