import { Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { isCoupon, type PromotionDraft } from './promotion-draft.ts';
import type { DraftFieldsProps } from './rule-fields.tsx';

const audiences = ['all', 'new-buyers', 'followers'] as const;
type TextKey = 'totalMax' | 'perPersonMax' | 'budget' | 'validDays';

/** When, how often, for whom. */
export function LimitFields({ draft, problems, onChange }: DraftFieldsProps) {
  const words = useMessages().promotionsPage;
  const coupon = isCoupon(draft.kind);
  const texts: readonly TextKey[] = ['totalMax', 'perPersonMax', coupon ? 'validDays' : 'budget'];
  return (
    <>
      {/* A day with its hour does not fit into half of a phone. */}
      <div className="grid gap-3 sm:grid-cols-2 sm:items-start">
        {(['startsAt', 'endsAt'] as const).map((key) => (
          <TextField
            key={key}
            label={words.fields[key]}
            type="datetime-local"
            value={draft[key]}
            error={problems.has(key) ? words.timeWrong : null}
            onChange={(event) => onChange({ [key]: event.target.value })}
          />
        ))}
      </div>
      <div className="grid grid-cols-2 items-start gap-3">
        {texts.map((key) => (
          <TextField
            key={key}
            label={coupon ? (words.couponFields[key] ?? words.fields[key]) : words.fields[key]}
            hint={words.noLimit}
            inputMode="decimal"
            value={draft[key]}
            error={problems.has(key) ? words.wrong : null}
            onChange={(event) => onChange({ [key]: event.target.value })}
          />
        ))}
      </div>
      {coupon && (
        <>
          <Select
            label={words.audience}
            value={draft.audience}
            options={audiences.map((value) => ({ value, label: words.audiences[value] }))}
            onChange={(event) => onChange({ audience: event.target.value as PromotionDraft['audience'] })}
          />
          <label className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="checkbox"
              className="size-5 accent-ink"
              checked={draft.byCode}
              onChange={(event) => onChange({ byCode: event.target.checked })}
            />
            {words.byCode}
          </label>
        </>
      )}
    </>
  );
}
