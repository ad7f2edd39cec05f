import type { ChecklistItem as Item } from '../../shared/inspections/inspection-view.ts';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { TextField } from '../../ui/index.ts';
import { isImei } from './checklist-draft.ts';
import { ScanField } from './scan-field.tsx';

interface ItemProps {
  item: Item;
  value: string;
  onChange: (value: string) => void;
}

/** One thing to look at: arrows choose an answer, Tab goes on to the next. */
export function ChecklistItem({ item, value, onChange }: ItemProps) {
  const words = useInspectionWords();
  const label = words.item(item.code);
  switch (item.kind) {
    case 'choice':
      return <Choice item={item} value={value} onChange={onChange} />;
    case 'imei':
      return (
        <ScanField
          label={label}
          inputMode="numeric"
          maxLength={18}
          value={value}
          error={value.length >= 15 && !isImei(value) ? words.ops.imeiWrong : null}
          onChange={(text) => onChange(text.replace(/\D/g, ''))}
        />
      );
    default:
      return (
        <TextField
          label={label}
          inputMode={item.kind === 'number' ? 'numeric' : 'text'}
          maxLength={item.kind === 'number' ? 3 : 60}
          autoComplete="off"
          value={value}
          onChange={({ target }) =>
            onChange(item.kind === 'number' ? target.value.replace(/\D/g, '') : target.value)
          }
        />
      );
  }
}

function Choice({ item, value, onChange }: ItemProps) {
  const words = useInspectionWords();
  return (
    <fieldset>
      <legend className="mb-1 text-sm text-soft">{words.item(item.code)}</legend>
      <div className="flex flex-wrap gap-2">
        {item.choices.map((choice) => (
          <label
            key={choice}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-line px-3 text-sm has-checked:border-ink has-checked:bg-fill has-focus-visible:outline-2"
          >
            <input
              type="radio"
              name={item.code}
              checked={value === choice}
              onChange={() => onChange(choice)}
              className="accent-current"
            />
            {words.answer(choice)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
