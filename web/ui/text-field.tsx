import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

interface FieldFrame {
  label: string;
  /** Shown under the field, e.g. what a good answer looks like. */
  hint?: ReactNode;
  /** What is wrong and what to do; marks the field invalid. */
  error?: string | null;
}

const box =
  'w-full rounded-control border bg-raised px-3 text-base text-ink placeholder:text-soft outline-offset-0 disabled:opacity-60';

function frameOf(id: string, hint: ReactNode, error: string | null | undefined) {
  const noted = Boolean(error) || Boolean(hint);
  return {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': noted ? `${id}-note` : undefined,
  };
}

function Frame({ id, label, hint, error, children }: FieldFrame & { id: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm text-soft">
        {label}
      </label>
      {children}
      {(error || hint) && (
        <p id={`${id}-note`} className={classNames('text-xs', error ? 'text-danger' : 'text-soft')}>
          {error || hint}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldFrame, Omit<ComponentProps<'input'>, 'id'> {}

export function TextField({ label, hint, error, className, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error ?? null}>
      <input
        {...rest}
        {...frameOf(id, hint, error)}
        className={classNames(box, 'h-11', error ? 'border-danger' : 'border-line-strong', className)}
      />
    </Frame>
  );
}

export interface TextAreaProps extends FieldFrame, Omit<ComponentProps<'textarea'>, 'id'> {}

export function TextArea({ label, hint, error, className, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error ?? null}>
      <textarea
        rows={3}
        {...rest}
        {...frameOf(id, hint, error)}
        className={classNames(box, 'py-2', error ? 'border-danger' : 'border-line-strong', className)}
      />
    </Frame>
  );
}

export interface SelectProps extends FieldFrame, Omit<ComponentProps<'select'>, 'id'> {
  options: readonly { value: string; label: string }[];
}

/** The browser's own select: the best one on a phone, and no weight. */
export function Select({ label, hint, error, options, className, ...rest }: SelectProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error ?? null}>
      <select
        {...rest}
        {...frameOf(id, hint, error)}
        className={classNames(box, 'h-11', error ? 'border-danger' : 'border-line-strong', className)}
      >
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  );
}
