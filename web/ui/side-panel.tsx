import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './icon-button.tsx';
import { useUiWords } from './words.ts';

export interface SidePanelProps {
  title: ReactNode;
  /** A line under the title: a state, an id. */
  note?: ReactNode;
  onClose: () => void;
  /** What can be done with it; stays in view. */
  footer?: ReactNode;
  children: ReactNode;
}

/**
 * What a row opens: beside the table on a desk, over it on a phone. Escape closes it, and what had the focus before
 * gets it back.
 */
export function SidePanel({ title, note, onClose, footer, children }: SidePanelProps) {
  const { close } = useUiWords();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const close_ = useRef(onClose);
  close_.current = onClose;
  useEffect(() => {
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    // A field inside may have asked for the focus already.
    if (panel.current?.contains(before) === false) panel.current.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close_.current();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      if (before?.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-labelledby={titleId}
      className="fixed inset-0 z-30 flex min-h-0 flex-col bg-raised outline-none desk:static desk:z-auto desk:w-[440px] desk:shrink-0 desk:border-s desk:border-line"
    >
      <header className="flex items-start gap-2 border-b border-line px-4 pt-[calc(8px+var(--safe-top))] pb-2">
        <div className="min-w-0 flex-1 py-2">
          <h2 id={titleId} className="text-base font-semibold break-words">
            {title}
          </h2>
          {note && <div className="mt-1 text-sm text-soft">{note}</div>}
        </div>
        <IconButton label={close} icon={<X size={20} />} onClick={onClose} className="-me-2" />
      </header>
      <div className="relative min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
      {footer && (
        <footer className="border-t border-line px-4 pt-3 pb-[calc(12px+var(--safe-bottom))]">
          {footer}
        </footer>
      )}
    </section>
  );
}

/** A part of a panel under its own small heading. */
export function PanelSection({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="not-first:mt-6">
      <div className="mb-2 flex min-h-6 items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
