import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../../ui/index.ts';

export interface MenuAct {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

/** What is done less often with a row, behind three dots. */
export function RowMenu({ label, acts }: { label: string; acts: readonly MenuAct[] }) {
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={label}
        title={label}
        className="touchable inline-flex size-9 shrink-0 items-center justify-center rounded-full text-soft hover:bg-fill hover:text-ink data-popup-open:bg-fill"
      >
        <Ellipsis size={18} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40">
          <Menu.Popup className="min-w-44 rounded-card border border-line bg-raised p-2 text-sm shadow-float outline-none">
            {acts.map(({ key, label: name, icon, danger, disabled, onChoose }) => (
              <Menu.Item
                key={key}
                disabled={disabled === true}
                onClick={onChoose}
                className={classNames(
                  'flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3 outline-none data-disabled:opacity-40 data-highlighted:bg-mist',
                  danger && 'text-danger',
                )}
              >
                {icon}
                {name}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
