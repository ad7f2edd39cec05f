import { classNames } from './class-names.ts';
import { priceParts } from './price-parts.ts';

const sizes = {
  small: ['text-xs', 'text-sm', 'text-xs'],
  normal: ['text-xs', 'text-lg', 'text-sm'],
  large: ['text-base', 'text-2xl', 'text-base'],
} as const;

export interface PriceProps {
  cents: number;
  currency: string;
  locale: string;
  size?: keyof typeof sizes;
  /** Set for a price that no longer holds. */
  struck?: boolean;
}

/** Currency small, whole large, decimals small; read out as one amount. */
export function Price({ cents, currency, locale, size = 'normal', struck }: PriceProps) {
  const { symbol, whole, decimals, text } = priceParts(cents, currency, locale);
  const [symbolSize, wholeSize, decimalSize] = sizes[size];
  const shape = struck ? 'text-soft line-through' : 'font-semibold';
  return (
    <span className={classNames('figures whitespace-nowrap', shape)}>
      <span className="sr-only">{text}</span>
      <span aria-hidden="true">
        <span className={symbolSize}>{symbol}</span>
        <span className={wholeSize}>{whole}</span>
        <span className={decimalSize}>{decimals}</span>
      </span>
    </span>
  );
}
