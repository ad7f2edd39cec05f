import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { showToast, TextField } from '../../ui/index.ts';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { applicationsKey, decide, type ReviewedApplication } from './application-queries.ts';

/** Approve, or send back with what is wrong by field. What was read is what is decided on: its version goes along. */
export function ApplicationDecision({ application }: { application: ReviewedApplication }) {
  const words = useMessages().applicationPage;
  const queries = useQueryClient();
  const [approving, setApproving] = useState(true);
  const [fields, setFields] = useState<Record<string, string>>({});
  const settle = () => {
    queries.invalidateQueries({ queryKey: applicationsKey });
    queries.invalidateQueries({ queryKey: historyKey(application.shopId ?? '') });
  };
  const rule = useMutation({
    mutationFn: (reason: string) =>
      decide(application.id, {
        version: application.version,
        decision: approving ? 'approve' : 'reject',
        reason,
        ...(approving || Object.keys(fields).length === 0 ? {} : { fields }),
      }),
    onSuccess: () => {
      showToast(approving ? words.done.approve : words.done.reject);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  return (
    <>
      {application.state === 'submitted' ? (
        <>
          <fieldset className="mb-4 flex gap-2">
            <legend className="sr-only">{words.choose}</legend>
            {([true, false] as const).map((value) => (
              <label
                key={String(value)}
                className="flex min-h-11 flex-1 cursor-pointer items-center gap-2 rounded-control border border-line px-3 text-sm has-checked:border-ink"
              >
                <input
                  type="radio"
                  name="decision"
                  checked={approving === value}
                  onChange={() => setApproving(value)}
                  className="accent-current"
                />
                {value ? words.approve : words.reject}
              </label>
            ))}
          </fieldset>
          {!approving && <WrongFields fields={fields} onChange={setFields} />}
          <ReasonForm
            key={String(approving)}
            label={approving ? words.approve : words.reject}
            effect={approving ? words.approveEffect : words.rejectEffect}
            grave={!approving}
            busy={rule.isPending}
            error={rule.error}
            onDecide={(reason) => rule.mutate(reason)}
          />
        </>
      ) : (
        <p className="text-sm text-soft">{words.decidedBy(application.decidedBy?.name ?? '')}</p>
      )}
      <div className="mt-8">
        <CaseHistory subjectId={application.shopId ?? application.id} />
      </div>
    </>
  );
}

function WrongFields({
  fields,
  onChange,
}: {
  fields: Record<string, string>;
  onChange: (fields: Record<string, string>) => void;
}) {
  const words = useMessages().applicationPage;
  return (
    <details className="mb-4" open>
      <summary className="min-h-11 cursor-pointer py-2 text-sm text-soft">{words.wrongFields}</summary>
      <div className="flex flex-col gap-3">
        {Object.entries(words.fields).map(([field, label]) => (
          <TextField
            key={field}
            label={label}
            value={fields[field] ?? ''}
            maxLength={200}
            onChange={(event) => {
              const { [field]: _before, ...others } = fields;
              const text = event.target.value;
              onChange(text.trim() === '' ? others : { ...others, [field]: text });
            }}
          />
        ))}
      </div>
    </details>
  );
}
