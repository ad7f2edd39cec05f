import { Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { BulkDraft } from './bulk-draft.ts';

interface BulkFieldsProps {
  draft: BulkDraft;
  problem: 'nothing' | 'price' | 'stock' | null;
  onChange: (change: Partial<BulkDraft>) => void;
}

/** What may change for many products at once. */
export function BulkFields(props: BulkFieldsProps) {
  const { draft, onChange } = props;
  const messages = useMessages();
  const words = messages.productBulk;
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label={words.state}
        value={draft.state}
        names={words.states}
        onChange={(state) => onChange({ state })}
      />
      <PriceFields {...props} />
      <Choice
        label={words.listPrice}
        value={draft.listPrice}
        names={words.listPrices}
        onChange={(listPrice) => onChange({ listPrice })}
      />
      <StockFields {...props} />
      <TextField
        label={words.category}
        hint={words.categoryHint}
        value={draft.category}
        maxLength={40}
        onChange={(event) => onChange({ category: event.target.value })}
      />
      <Choice
        label={words.addGuarantee}
        value={draft.addGuarantee}
        names={messages.guarantees}
        onChange={(addGuarantee) => onChange({ addGuarantee })}
      />
      <Choice
        label={words.removeGuarantee}
        value={draft.removeGuarantee}
        names={messages.guarantees}
        onChange={(removeGuarantee) => onChange({ removeGuarantee })}
      />
    </div>
  );
}

function PriceFields({ draft, problem, onChange }: BulkFieldsProps) {
  const words = useMessages().productBulk;
  const fields = {
    percent: { label: words.percent, hint: words.percentHint },
    amount: { label: words.amount, hint: words.amountHint },
    set: { label: words.setPrice, hint: undefined },
  };
  return (
    <>
      <Choice
        label={words.price}
        value={draft.price}
        names={words.prices}
        onChange={(price) => onChange({ price })}
      />
      {draft.price !== '' && (
        <div className="grid grid-cols-2 items-start gap-3">
          <TextField
            {...fields[draft.price]}
            error={problem === 'price' ? words.wrong : null}
            inputMode="text"
            value={draft.priceValue}
            maxLength={12}
            onChange={(event) => onChange({ priceValue: event.target.value })}
          />
          {draft.price === 'percent' && (
            <Select
              label={words.ending}
              value={draft.ending}
              options={(['exact', '00', '90', '99'] as const).map((value) => ({
                value,
                label: words.endings[value],
              }))}
              onChange={(event) => onChange({ ending: event.target.value as BulkDraft['ending'] })}
            />
          )}
        </div>
      )}
    </>
  );
}

function StockFields({ draft, problem, onChange }: BulkFieldsProps) {
  const words = useMessages().productBulk;
  return (
    <>
      <Choice
        label={words.stock}
        value={draft.stock}
        names={words.stocks}
        onChange={(stock) => onChange({ stock })}
      />
      {draft.stock !== '' && (
        <TextField
          label={draft.stock === 'set' ? words.onHand : words.addCount}
          hint={draft.stock === 'add' ? words.addCountHint : undefined}
          error={problem === 'stock' ? words.wrong : null}
          inputMode="text"
          value={draft.stockValue}
          maxLength={8}
          onChange={(event) => onChange({ stockValue: event.target.value })}
        />
      )}
    </>
  );
}

interface ChoiceProps<Name extends string> {
  label: string;
  value: Name | '';
  names: Readonly<Partial<Record<Name, string>>>;
  onChange: (value: Name | '') => void;
}

/** One of some, or as it is. */
function Choice<Name extends string>({ label, value, names, onChange }: ChoiceProps<Name>) {
  const { keep } = useMessages().productBulk;
  const options = Object.entries<string | undefined>(names).map(([name, text]) => ({
    value: name,
    label: text ?? name,
  }));
  return (
    <Select
      label={label}
      value={value}
      options={[{ value: '', label: keep }, ...options]}
      onChange={(event) => onChange(event.target.value as Name | '')}
    />
  );
}
