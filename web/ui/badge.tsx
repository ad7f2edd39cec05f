import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const tones = {
  neutral: 'bg-fill text-soft',
  jade: 'bg-jade-wash text-jade',
  amber: 'bg-amber-wash text-amber',
  danger: 'bg-danger-wash text-danger',
  accent: 'bg-accent text-on-accent',
};

export type Tone = keyof typeof tones;

export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 max-w-full items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
