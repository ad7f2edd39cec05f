import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** What it does, for those who do not see the icon; also the tooltip. */
  label: string;
  icon: ReactNode;
  look?: 'plain' | 'quiet' | 'glass';
}

const looks = {
  plain: 'text-ink hover:bg-mist',
  quiet: 'bg-fill text-ink hover:brightness-95',
  glass: 'bg-glass text-on-glass',
};

export function IconButton({ label, icon, look = 'plain', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={classNames(
        'inline-flex size-11 shrink-0 items-center justify-center rounded-full transition duration-quick',
        'active:scale-95 disabled:opacity-40',
        looks[look],
        className,
      )}
    >
      {icon}
    </button>
  );
}
