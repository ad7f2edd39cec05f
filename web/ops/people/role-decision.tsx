import type { OpsPersonView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { meQuery, useMe } from '../../shared/session.ts';
import { Select, showToast } from '../../ui/index.ts';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';

const roles = ['operator', 'inspector', 'moderator'] as const;
type Role = (typeof roles)[number];

/** Grants the role chosen to a person, or revokes it where they have it. */
export function RoleDecision({ person, queueKey }: { person: OpsPersonView; queueKey: readonly unknown[] }) {
  const messages = useMessages();
  const words = messages.peoplePage;
  const me = useMe();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>('operator');
  const grant = !person.roles.includes(role);
  const change = useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST('/api/v1/ops/people/{id}/roles', {
          params: { path: { id: person.id } },
          body: { role, grant, reason },
        }),
      ),
    onSuccess: () => {
      showToast(words.done);
      queries.invalidateQueries({ queryKey: queueKey });
      queries.invalidateQueries({ queryKey: historyKey(person.id) });
      if (me?.personId === person.id) queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const name = messages.personRoles[role] ?? role;
  return (
    <>
      <div className="mb-4">
        <Select
          label={words.role}
          value={role}
          options={roles.map((value) => ({ value, label: messages.personRoles[value] ?? value }))}
          onChange={(event) => {
            setRole(event.target.value as Role);
            change.reset();
          }}
        />
      </div>
      <ReasonForm
        key={`${role} ${grant}`}
        label={grant ? words.grant(name) : words.revoke(name)}
        effect={
          me?.personId === person.id && role === 'operator' && !grant
            ? words.self
            : (words.effects[role] ?? '')
        }
        grave={!grant}
        busy={change.isPending}
        error={change.error}
        onDecide={(reason) => change.mutate(reason)}
      />
      <div className="mt-8">
        <CaseHistory subjectId={person.id} />
      </div>
    </>
  );
}
