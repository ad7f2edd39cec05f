import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { useUiWords } from './words.ts';

export interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons, at the end of the dialog. */
  actions?: ReactNode;
}

/** A question in the middle of the screen. The browser's own modal dialog: it keeps the focus and gives it back. */
export function Dialog({ open, title, onClose, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { close } = useUiWords();
  useModal(dialog, open);
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      data-page
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
      className={classNames(
        'animate-rise fixed inset-0 m-auto h-fit max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] max-w-[480px]',
        'overflow-y-auto rounded-card bg-raised p-0 text-ink shadow-float backdrop:bg-scrim',
      )}
    >
      <div className="flex items-center justify-between gap-3 ps-6 pe-2 pt-2">
        <h2 id={titleId} className="text-base font-semibold">
          {title}
        </h2>
        <IconButton label={close} icon={<X size={20} />} onClick={onClose} />
      </div>
      <div className="px-6 pt-2 pb-6">{children}</div>
      {actions && <div className="flex flex-wrap justify-end gap-3 px-6 pb-6">{actions}</div>}
    </dialog>
  );
}

/** Opens a dialog element as modal while `open`. */
export function useModal(dialog: { current: HTMLDialogElement | null }, open: boolean): void {
  useEffect(() => {
    const element = dialog.current;
    if (element === null || !open) return;
    if (!element.open) element.showModal();
    return () => element.close();
  }, [dialog, open]);
}
