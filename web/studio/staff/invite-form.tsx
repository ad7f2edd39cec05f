import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Select, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type InvitedRole, invitedRoles, inviteStaff, readRecipient, staffQuery } from './staff-queries.ts';

/** Sends somebody a link to join, by mail or to their phone. */
export function InviteForm({ shopId }: { shopId: string }) {
  const messages = useMessages();
  const words = messages.staffPage;
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState<InvitedRole>('clerk');
  const [tried, setTried] = useState(false);
  const recipient = readRecipient(typed);
  const invite = useMutation({
    mutationFn: (to: NonNullable<typeof recipient>) => inviteStaff(shopId, { ...to, role }),
    onSuccess: (invitation) => {
      setTyped('');
      setTried(false);
      showToast(words.sent(invitation.recipient));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: staffQuery(shopId).queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (recipient !== null) invite.mutate(recipient);
  };
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={words.invite}
      className="flex flex-col gap-3 rounded-card border border-line p-4"
    >
      <div className="grid items-start gap-3 desk:grid-cols-2">
        <TextField
          label={words.recipient}
          hint={words.recipientHint}
          error={tried && recipient === null ? words.recipientWrong : null}
          value={typed}
          maxLength={254}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value);
            invite.reset();
          }}
        />
        <Select
          label={words.role}
          hint={words.roleMay[role]}
          options={invitedRoles.map((value) => ({ value, label: messages.shopRoles[value] ?? value }))}
          value={role}
          onChange={(event) => setRole(event.target.value as InvitedRole)}
        />
      </div>
      <ProblemNotice error={invite.error} />
      <Button type="submit" icon={<Send size={16} />} busy={invite.isPending} className="self-end">
        {words.send}
      </Button>
    </form>
  );
}
