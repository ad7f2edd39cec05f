import { Minus, Plus } from 'lucide-react';
import { useMessages } from '../messages/index.ts';

export interface QuantityProps {
  value: number;
  max: number;
  label: string;
  onChange: (value: number) => void;
}

export function Quantity({ value, max, label, onChange }: QuantityProps) {
  const m = useMessages();
  const step = 'touchable flex size-9 items-center justify-center disabled:opacity-30';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and a legend
    <div role="group" aria-label={label} className="flex items-center rounded-full border border-line-strong">
      <button
        type="button"
        className={step}
        aria-label={m.product.less}
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
      >
        <Minus size={16} />
      </button>
      <span className="figures min-w-8 text-center text-sm" aria-live="polite">
        {value}
      </span>
      <button
        type="button"
        className={step}
        aria-label={m.product.moreOne}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        <Plus size={16} />
      </button>
    </div>
  );
}
