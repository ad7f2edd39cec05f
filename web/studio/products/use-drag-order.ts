import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

const holdMs = 250;
const startPx = 5;

interface Drag {
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
  at: number;
  moving: boolean;
}

/**
 * Lets the items of a list, marked with `data-place`, be put in order: by a mouse that drags, by a finger that holds
 * and then drags (so that the page still scrolls), or by Shift with an arrow key.
 */
export function useDragOrder<List extends HTMLElement>(onMove: (from: number, to: number) => void) {
  const drag = useRef<Drag | null>(null);
  const list = useRef<List>(null);
  const hold = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [movingAt, setMovingAt] = useState<number | null>(null);
  // A page that scrolls would end the drag; only a listener that is not passive can hold it.
  useEffect(() => {
    const element = list.current;
    const stay = (event: TouchEvent) => drag.current?.moving && event.preventDefault();
    element?.addEventListener('touchmove', stay, { passive: false });
    return () => element?.removeEventListener('touchmove', stay);
  }, []);
  const begin = () => {
    const now = drag.current;
    if (now === null) return;
    now.moving = true;
    setMovingAt(now.at);
  };
  const end = () => {
    clearTimeout(hold.current);
    // The click that follows a drag opens nothing: it comes before this timer.
    setTimeout(() => {
      drag.current = null;
    });
    setMovingAt(null);
  };
  return {
    list,
    /** Where the item that is dragged stands now. */
    movingAt,
    /** Whether a click is the end of a drag. */
    isDragging: () => drag.current?.moving === true,
    props: {
      onPointerDown(event: PointerEvent<List>) {
        const at = placeOf(event.target);
        if (at === null || event.button !== 0) return;
        drag.current = { pointerId: event.pointerId, x: event.clientX, y: event.clientY, at, moving: false };
        if (event.pointerType !== 'mouse') hold.current = setTimeout(begin, holdMs);
      },
      onPointerMove(event: PointerEvent<List>) {
        const now = drag.current;
        if (now === null || now.pointerId !== event.pointerId) return;
        if (!now.moving) {
          if (Math.hypot(event.clientX - now.x, event.clientY - now.y) < startPx) return;
          // A finger that moves before it held is scrolling.
          if (event.pointerType !== 'mouse') return end();
          begin();
        }
        const to = placeOf(document.elementFromPoint(event.clientX, event.clientY));
        if (to === null || to === now.at) return;
        onMove(now.at, to);
        now.at = to;
        setMovingAt(to);
      },
      onPointerUp: end,
      onPointerCancel: end,
      onKeyDown(event: KeyboardEvent<List>) {
        const at = placeOf(event.target);
        const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
        if (at === null || step === undefined || !event.shiftKey) return;
        event.preventDefault();
        onMove(at, at + step);
      },
    },
  };
}

function placeOf(target: EventTarget | null): number | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  return item === null ? null : Number(item.dataset['place']);
}
