import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Spinner } from './progress.tsx';

type Look = 'accent' | 'solid' | 'outline' | 'quiet' | 'danger';

const looks: Record<Look, string> = {
  // Persimmon is for what costs money or is live: one per screen.
  accent: 'bg-accent text-on-accent hover:brightness-105',
  solid: 'bg-ink text-paper hover:opacity-90',
  outline: 'border border-line-strong text-ink hover:bg-mist',
  quiet: 'bg-fill text-ink hover:brightness-95',
  danger: 'border border-danger text-danger hover:bg-danger-wash',
};

const sizes = {
  small: 'h-9 px-3 text-sm touchable',
  normal: 'h-11 px-4 text-sm',
  large: 'min-h-12 px-4 text-base leading-tight',
};

export interface ButtonProps extends ComponentProps<'button'> {
  look?: Look;
  size?: keyof typeof sizes;
  /** Shows a spinner and refuses further presses; the label stays for those who listen. */
  busy?: boolean;
  icon?: ReactNode;
  wide?: boolean;
}

/** The look of a button, for links that act like one. */
export function buttonClass(look: Look = 'solid', size: keyof typeof sizes = 'normal', wide = false): string {
  return classNames(
    'inline-flex items-center justify-center gap-2 rounded-full font-semibold select-none',
    'transition duration-quick active:scale-[.98] disabled:opacity-45 disabled:active:scale-100',
    looks[look],
    sizes[size],
    wide ? 'w-full' : size === 'large' ? 'min-w-0' : 'shrink-0',
  );
}

export function Button({
  look = 'solid',
  size = 'normal',
  busy,
  icon,
  wide,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy === true}
      aria-busy={busy}
      className={classNames(buttonClass(look, size, wide), className)}
    >
      {busy ? <Spinner size={16} /> : icon}
      {children}
    </button>
  );
}
