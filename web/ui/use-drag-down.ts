import { type PointerEvent, type RefObject, useRef } from 'react';

const leaveShare = 0.28;
const leavePxPerMs = 0.5;

interface Drag {
  startY: number;
  lastY: number;
  lastMs: number;
  velocity: number;
}

/** Handlers for the handle of a sheet: it follows the finger down and leaves when let go far or fast enough. */
export function useDragDown(sheet: RefObject<HTMLElement | null>, enabled: boolean, onLeave: () => void) {
  const drag = useRef<Drag | null>(null);

  const move = (offset: number, settling: boolean) => {
    const element = sheet.current;
    if (element === null) return;
    element.style.transition = settling ? 'transform 200ms cubic-bezier(.2,.8,.2,1)' : 'none';
    element.style.transform = offset === 0 ? '' : `translateY(${offset}px)`;
  };

  const end = () => {
    const ended = drag.current;
    drag.current = null;
    if (ended === null) return;
    const offset = Math.max(0, ended.lastY - ended.startY);
    const height = sheet.current?.offsetHeight ?? 1;
    if (offset > height * leaveShare || (offset > 12 && ended.velocity > leavePxPerMs)) {
      move(height, true);
      onLeave();
    } else move(0, true);
  };

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (!enabled || (event.target as HTMLElement).closest('button') !== null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { startY: event.clientY, lastY: event.clientY, lastMs: event.timeStamp, velocity: 0 };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = drag.current;
      if (now === null) return;
      const elapsedMs = Math.max(1, event.timeStamp - now.lastMs);
      now.velocity = (event.clientY - now.lastY) / elapsedMs;
      now.lastY = event.clientY;
      now.lastMs = event.timeStamp;
      move(Math.max(0, now.lastY - now.startY), false);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
