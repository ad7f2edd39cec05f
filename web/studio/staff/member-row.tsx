import { useState } from 'react';
import { Avatar, Badge, Button } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';
import type { StaffMember } from './staff-queries.ts';

interface MemberRowProps {
  shopId: string;
  member: StaffMember;
  isMe: boolean;
  /** Whether the reader is an owner. */
  asOwner: boolean;
  isLastOwner: boolean;
}

/** Somebody who works in the shop, what they may do, and what may be done about it. */
export function MemberRow({ shopId, member, isMe, asOwner, isLastOwner }: MemberRowProps) {
  const messages = useMessages();
  const words = messages.staffPage;
  const [asking, setAsking] = useState<'role' | 'remove' | null>(null);
  const name = member.displayName || member.contact || words.nameless;
  const close = () => setAsking(null);
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3 last:border-b-0">
      <Avatar name={name} url={null} />
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-sm font-semibold">
          <span className="min-w-0 break-words">{isMe ? words.you(name) : name}</span>
          <Badge tone={member.role === 'owner' ? 'jade' : 'neutral'}>{messages.shopRoles[member.role]}</Badge>
        </p>
        {member.contact !== null && <p className="text-xs break-all text-soft">{member.contact}</p>}
        <p className="text-xs text-soft">{words.roleMay[member.role]}</p>
      </div>
      <div className="ms-auto flex gap-2">
        {asOwner && !isMe && (
          <Button
            look="outline"
            size="small"
            aria-label={words.changeOf(name)}
            onClick={() => setAsking('role')}
          >
            {words.change}
          </Button>
        )}
        {(asOwner || isMe) && !isLastOwner && (
          <Button
            look="danger"
            size="small"
            aria-label={isMe ? words.leave : words.removeOf(name)}
            onClick={() => setAsking('remove')}
          >
            {isMe ? words.leave : words.remove}
          </Button>
        )}
      </div>
      {asking === 'role' && <RoleDialog shopId={shopId} member={member} name={name} onClose={close} />}
      {asking === 'remove' && (
        <RemoveDialog shopId={shopId} member={member} name={name} isMe={isMe} onClose={close} />
      )}
    </li>
  );
}
