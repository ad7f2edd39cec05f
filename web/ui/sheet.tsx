import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { useModal } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';
import { useDragDown } from './use-drag-down.ts';
import { useUiWords } from './words.ts';

export interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Stays at the bottom while the rest scrolls, e.g. the buying buttons. */
  footer?: ReactNode;
  /** `bottom` rises from below and is dragged down to leave; `end` is the side panel of a table. */
  side?: 'bottom' | 'end';
  /** Darkens what lies behind; off where the clip behind is to be seen. */
  dim?: boolean;
  /** Always as high as it may be, where what lies behind makes exactly that room. */
  tall?: boolean;
}

const leaveMs = 200;

/** A sheet over the page: the browser's modal dialog, so Escape, focus and inertness are its own. */
export function Sheet({
  open,
  title,
  onClose,
  children,
  footer,
  side = 'bottom',
  dim = true,
  tall,
}: SheetProps) {
  const shown = useLinger(open, leaveMs);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { close } = useUiWords();
  useModal(dialog, shown);
  const drag = useDragDown(dialog, side === 'bottom' && open, onClose);
  if (!shown) return null;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      data-page
      data-leaving={open ? undefined : ''}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
      className={classNames(
        'sheet fixed flex flex-col overflow-hidden bg-paper p-0 text-ink shadow-float',
        dim && 'backdrop:bg-scrim',
        tall && 'h-[var(--sheet-height,72dvh)]',
        side === 'bottom'
          ? 'sheet-bottom inset-x-0 top-auto bottom-0 mx-auto max-h-[var(--sheet-height,72dvh)] w-full max-w-[560px] rounded-t-sheet'
          : 'sheet-end inset-y-0 start-auto end-0 h-dvh w-full max-w-[480px]',
      )}
    >
      <header {...drag} className={classNames('shrink-0 select-none', side === 'bottom' && 'touch-none')}>
        {side === 'bottom' && <div className="mx-auto mt-2 h-1 w-9 rounded-full bg-line-strong opacity-50" />}
        <div className="flex items-center justify-between gap-2 ps-4 pe-1">
          <h2 id={titleId} className="truncate text-base font-semibold">
            {title}
          </h2>
          <IconButton label={close} icon={<X size={20} />} onClick={onClose} />
        </div>
      </header>
      <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-4" data-sheet-scroll>
        {children}
      </div>
      {footer && (
        <footer className="shrink-0 border-t border-line bg-paper px-4 pt-3 pb-[calc(12px+var(--safe-bottom))]">
          {footer}
        </footer>
      )}
    </dialog>
  );
}

/** True while `open` and for a moment after, so that the leaving is seen. */
function useLinger(open: boolean, ms: number): boolean {
  const [lingering, setLingering] = useState(open);
  useEffect(() => {
    if (open) {
      setLingering(true);
      return;
    }
    const timer = setTimeout(() => setLingering(false), ms);
    return () => clearTimeout(timer);
  }, [open, ms]);
  return open || lingering;
}
