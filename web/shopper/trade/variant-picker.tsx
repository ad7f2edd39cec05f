import type { VariantView } from '@kanmai/client';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { chooseOption, optionAvailable, optionGroups } from './variant-choice.ts';

export interface VariantPickerProps {
  variants: readonly VariantView[];
  current: VariantView;
  onChoose: (variant: VariantView) => void;
}

export function VariantPicker({ variants, current, onChoose }: VariantPickerProps) {
  const m = useMessages();
  if (variants.length < 2) return null;
  const groups = optionGroups(variants);
  if (groups.length === 0) {
    return (
      <PickerGroup name={m.product.choose}>
        {variants.map((variant) => (
          <PickerChip
            key={variant.id}
            text={variant.title || variant.sku}
            chosen={variant.id === current.id}
            available={variant.available > 0}
            onClick={() => onChoose(variant)}
          />
        ))}
      </PickerGroup>
    );
  }
  return groups.map(({ name, values }) => (
    <PickerGroup key={name} name={name}>
      {values.map((value) => (
        <PickerChip
          key={value}
          text={value}
          chosen={current.options[name] === value}
          available={optionAvailable(variants, current, name, value)}
          onClick={() => onChoose(chooseOption(variants, current, name, value))}
        />
      ))}
    </PickerGroup>
  ));
}

function PickerGroup({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="pb-2 text-sm text-soft">{name}</legend>
      <div className="flex flex-wrap gap-x-2 gap-y-3">{children}</div>
    </fieldset>
  );
}

function PickerChip({
  text,
  chosen,
  available,
  onClick,
}: {
  text: string;
  chosen: boolean;
  available: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onClick}
      className={classNames(
        'touchable h-9 max-w-full truncate rounded-full border px-4 text-sm',
        chosen ? 'border-ink bg-ink font-medium text-paper' : 'border-line-strong',
        !available && !chosen && 'border-dashed text-soft line-through',
      )}
    >
      {text}
    </button>
  );
}
