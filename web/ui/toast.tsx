import { useEffect, useRef, useSyncExternalStore } from 'react';
import { classNames } from './class-names.ts';

type ToastTone = 'plain' | 'danger';
interface Toast {
  id: number;
  text: string;
  tone: ToastTone;
}

let current: Toast | null = null;
let lastId = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(toast: Toast | null): void {
  current = toast;
  for (const listener of listeners) listener();
}

/** Says a short thing for a moment. Never the only copy of a fact: what it tells is also on the screen. */
export function showToast(text: string, tone: ToastTone = 'plain'): void {
  clearTimeout(timer);
  set({ id: ++lastId, text, tone });
  timer = setTimeout(() => set(null), 2_400 + text.length * 40);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Put once at the end of a surface. It stands in the top layer, above open dialogs. */
export function ToastRegion() {
  const toast = useSyncExternalStore(subscribe, () => current);
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = region.current;
    if (element === null || typeof element.showPopover !== 'function') return;
    // Shown anew each time, so that it comes to lie above a dialog opened since.
    if (element.matches(':popover-open')) element.hidePopover();
    if (toast !== null) element.showPopover();
  }, [toast]);
  return (
    <div
      ref={region}
      popover="manual"
      data-page
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 top-[calc(var(--safe-top)+60px)] bottom-auto mx-auto my-0 w-fit max-w-96 border-0 bg-transparent p-0"
    >
      {toast && (
        <div
          key={toast.id}
          className={classNames(
            'animate-rise rounded-card px-4 py-3 text-sm shadow-float',
            toast.tone === 'danger' ? 'bg-danger-wash text-danger' : 'bg-ink text-paper',
          )}
        >
          {toast.text}
        </div>
      )}
    </div>
  );
}
