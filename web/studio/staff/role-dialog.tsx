import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import {
  changeStaffRole,
  type StaffMember,
  type StaffRole,
  staffQuery,
  staffRoles,
} from './staff-queries.ts';

interface RoleDialogProps {
  shopId: string;
  member: StaffMember;
  name: string;
  onClose: () => void;
}

/** Chooses another role; each says what it may do. */
export function RoleDialog({ shopId, member, name, onClose }: RoleDialogProps) {
  const messages = useMessages();
  const words = messages.staffPage;
  const queries = useQueryClient();
  const [role, setRole] = useState<StaffRole>(member.role);
  const change = useMutation({
    mutationFn: () => changeStaffRole(shopId, member.personId, role),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: staffQuery(shopId).queryKey });
      showToast(words.changed(name, messages.shopRoles[role] ?? role));
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={words.changeOf(name)}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button disabled={role === member.role} busy={change.isPending} onClick={() => change.mutate()}>
            {words.saveRole}
          </Button>
        </>
      }
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">{words.role}</legend>
        {staffRoles.map((value) => (
          <label
            key={value}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded-control p-2 hover:bg-mist"
          >
            <input
              type="radio"
              name="staff-role"
              value={value}
              checked={role === value}
              onChange={() => setRole(value)}
              className="mt-1 size-4 shrink-0"
            />
            <span className="min-w-0">
              <span className="block text-sm font-semibold">{messages.shopRoles[value]}</span>
              <span className="block text-xs text-soft">{words.roleMay[value]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <ProblemNotice error={change.error} />
    </Dialog>
  );
}
