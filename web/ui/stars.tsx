import { Star } from 'lucide-react';
import { classNames } from './class-names.ts';

const five = [1, 2, 3, 4, 5] as const;

/** So many of five stars; a mean fills a part of one. `label` says it to those who do not see it. */
export function Stars({ value, label, size = 14 }: { value: number; label: string; size?: number }) {
  return (
    <span role="img" aria-label={label} className="inline-flex shrink-0 text-amber">
      {five.map((place) => (
        <span key={place} className="relative inline-flex" aria-hidden="true">
          <Star size={size} className="opacity-40" />
          <span
            className="absolute inset-y-0 start-0 overflow-hidden"
            style={{ width: `${Math.min(1, Math.max(0, value - place + 1)) * 100}%` }}
          >
            <Star size={size} fill="currentColor" />
          </span>
        </span>
      ))}
    </span>
  );
}

export interface StarFieldProps {
  label: string;
  /** Names the radio buttons: unique on its page. */
  name: string;
  /** 0 while none is chosen. */
  value: number;
  onChange: (value: number) => void;
  /** What so many stars are called. */
  wordOf: (value: number) => string;
}

/** Stars to be given: five radio buttons, so that arrows and listeners know them. */
export function StarField({ label, name, value, onChange, wordOf }: StarFieldProps) {
  return (
    <fieldset className="flex items-center gap-2">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden="true" className="w-20 text-sm text-soft">
        {label}
        <span className="block h-4 text-xs leading-4">{value === 0 ? '' : wordOf(value)}</span>
      </span>
      <span className="inline-flex text-amber">
        {five.map((place) => (
          <label
            key={place}
            title={wordOf(place)}
            className="flex size-11 cursor-pointer items-center justify-center rounded-full has-focus-visible:outline-2 has-focus-visible:outline-link"
          >
            <input
              type="radio"
              name={name}
              value={place}
              checked={value === place}
              onChange={() => onChange(place)}
              aria-label={wordOf(place)}
              className="sr-only"
            />
            <Star
              size={26}
              aria-hidden="true"
              fill={place <= value ? 'currentColor' : 'none'}
              className={classNames(place > value && 'opacity-60')}
            />
          </label>
        ))}
      </span>
    </fieldset>
  );
}
