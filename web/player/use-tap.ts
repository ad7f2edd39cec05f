import { type PointerEvent, useRef } from 'react';

const holdMs = 240;
const doubleMs = 280;
const slackPx = 10;
const nearPx = 70;

export interface TapHandlers {
  onTap: () => void;
  onDoubleTap: (x: number, y: number) => void;
  /** True while the finger rests, false when it leaves. */
  onHold: (held: boolean) => void;
}

interface Press {
  x: number;
  y: number;
  timer: ReturnType<typeof setTimeout>;
  held: boolean;
}

/** Tells a tap, a double tap and a hold apart. Each further tap of a quick row is another double tap. */
export function useTap({ onTap, onDoubleTap, onHold }: TapHandlers) {
  const press = useRef<Press | null>(null);
  const previous = useRef<{
    x: number;
    y: number;
    atMs: number;
    timer: ReturnType<typeof setTimeout>;
  } | null>(null);

  const cancel = () => {
    const ended = press.current;
    press.current = null;
    if (ended === null) return;
    clearTimeout(ended.timer);
    if (ended.held) onHold(false);
  };

  const tap = (x: number, y: number, atMs: number) => {
    const before = previous.current;
    if (before !== null) clearTimeout(before.timer);
    const again =
      before !== null && atMs - before.atMs < doubleMs && Math.hypot(x - before.x, y - before.y) < nearPx;
    if (again) onDoubleTap(x, y);
    const timer = setTimeout(() => {
      previous.current = null;
      if (!again) onTap();
    }, doubleMs);
    previous.current = { x, y, atMs, timer };
  };

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      cancel();
      const started: Press = {
        x: event.clientX,
        y: event.clientY,
        held: false,
        timer: setTimeout(() => {
          started.held = true;
          onHold(true);
        }, holdMs),
      };
      press.current = started;
    },
    onPointerMove(event: PointerEvent) {
      const now = press.current;
      if (now !== null && Math.hypot(event.clientX - now.x, event.clientY - now.y) > slackPx) cancel();
    },
    onPointerUp(event: PointerEvent) {
      const ended = press.current;
      cancel();
      if (ended !== null && !ended.held) tap(event.clientX, event.clientY, event.timeStamp);
    },
    onPointerCancel: cancel,
    onPointerLeave: cancel,
  };
}
