import { Plus, X } from 'lucide-react';
import { Button, IconButton, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type DraftField, type PromotionDraft, tiersMax } from './promotion-draft.ts';

export interface DraftFieldsProps {
  draft: PromotionDraft;
  problems: ReadonlySet<DraftField>;
  onChange: (change: Partial<PromotionDraft>) => void;
}

type TextKey = 'percentOff' | 'price' | 'pieces' | 'piecesMax' | 'from' | 'minus' | 'cap';
const fieldsOf: Record<PromotionDraft['kind'], readonly TextKey[]> = {
  'percent-off': ['percentOff', 'piecesMax'],
  'fixed-price': ['price', 'piecesMax'],
  several: ['pieces', 'percentOff'],
  'spend-and-save': [],
  'coupon-amount': ['minus', 'from'],
  'coupon-percent': ['percentOff', 'from', 'cap'],
};

/** The figures of the chosen kind, and no others. */
export function RuleFields({ draft, problems, onChange }: DraftFieldsProps) {
  const words = useMessages().promotionsPage;
  if (draft.kind === 'spend-and-save') return <TierFields {...{ draft, problems, onChange }} />;
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      {fieldsOf[draft.kind].map((key) => (
        <TextField
          key={key}
          label={words.fields[key]}
          hint={words.hints[key] ?? null}
          inputMode="decimal"
          value={draft[key]}
          error={problems.has(key) ? words.wrong : null}
          onChange={(event) => onChange({ [key]: event.target.value })}
        />
      ))}
    </div>
  );
}

function TierFields({ draft, problems, onChange }: DraftFieldsProps) {
  const words = useMessages().promotionsPage;
  const change = (rowId: number, part: { from?: string; minus?: string }) =>
    onChange({ tiers: draft.tiers.map((tier) => (tier.rowId === rowId ? { ...tier, ...part } : tier)) });
  return (
    <div className="flex flex-col gap-3">
      {draft.tiers.map((tier, index) => (
        <div key={tier.rowId} className="flex items-start gap-3">
          <TextField
            label={words.tierFrom(index + 1)}
            inputMode="decimal"
            value={tier.from}
            error={problems.has(`tiers.${tier.rowId}`) ? words.tierWrong : null}
            onChange={(event) => change(tier.rowId, { from: event.target.value })}
          />
          <TextField
            label={words.tierMinus(index + 1)}
            inputMode="decimal"
            value={tier.minus}
            onChange={(event) => change(tier.rowId, { minus: event.target.value })}
          />
          {draft.tiers.length > 1 && (
            <IconButton
              label={words.removeTier(index + 1)}
              icon={<X size={18} />}
              className="mt-6"
              onClick={() => onChange({ tiers: draft.tiers.filter(({ rowId }) => rowId !== tier.rowId) })}
            />
          )}
        </div>
      ))}
      {draft.tiers.length < tiersMax && (
        <Button
          look="outline"
          size="small"
          className="self-start"
          icon={<Plus size={16} />}
          onClick={() => {
            const rowId = Math.max(...draft.tiers.map((tier) => tier.rowId)) + 1;
            onChange({ tiers: [...draft.tiers, { rowId, from: '', minus: '' }] });
          }}
        >
          {words.addTier}
        </Button>
      )}
    </div>
  );
}
