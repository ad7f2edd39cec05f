import { X } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { IconButton, Sheet } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

const desk = typeof matchMedia === 'function' ? matchMedia('(min-width: 1024px)') : null;

/** Whether there is room beside the clip. */
export function useIsDesk(): boolean {
  return useSyncExternalStore(
    (listener) => {
      desk?.addEventListener('change', listener);
      return () => desk?.removeEventListener('change', listener);
    },
    () => desk?.matches ?? false,
  );
}

export interface SheetSurfaceProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  /** Beside the clip without being asked for: nothing to close. */
  resident?: boolean;
}

/** A sheet over the clip on a phone; the panel beside it where there is room. */
export function SheetSurface({ open, title, onClose, children, footer, resident }: SheetSurfaceProps) {
  const m = useMessages();
  const isDesk = useIsDesk();
  if (!isDesk) {
    return (
      <Sheet open={open} title={title} onClose={onClose} footer={footer} dim={false} tall>
        {children}
      </Sheet>
    );
  }
  if (!open) return null;
  return (
    <section aria-label={title} data-page className="stage-panel flex flex-col bg-paper text-ink">
      <header className="flex min-h-12 items-center justify-between ps-4 pe-1">
        <h2 className="truncate text-base font-semibold">{title}</h2>
        {!resident && <IconButton label={m.ui.close} icon={<X size={20} />} onClick={onClose} />}
      </header>
      <div className="relative min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
      {footer && <footer className="border-t border-line px-4 py-3">{footer}</footer>}
    </section>
  );
}
