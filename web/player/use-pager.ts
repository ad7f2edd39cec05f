import { type RefObject, useEffect, useRef } from 'react';
import { decidePage, decideWheel, rubberBand, settleMs, wheelAtRest } from './paging.ts';

export interface PagerOptions {
  /** The element that is moved; as high as one page. */
  track: RefObject<HTMLElement | null>;
  /** The element that hears the fingers. */
  area: RefObject<HTMLElement | null>;
  index: number;
  count: number;
  enabled: boolean;
  /** `swipedAtMs` is the input that turned it, on the clock of `performance.now()`. */
  onTurn: (index: number, swipedAtMs: number) => void;
  /** How far the first page is pulled down, 0 to 1 and beyond; null when let go. */
  onPull?: (share: number | null) => void;
}

const dragStartPx = 8;
const pullPx = 96;

interface Drag {
  pointerId: number;
  startY: number;
  baseOffset: number;
  lastY: number;
  lastMs: number;
  velocity: number;
  moving: boolean;
}

/** Vertical pages under finger, wheel and trackpad. The page is turned, and its clip plays, the moment it is decided. */
export function usePager(options: PagerOptions): void {
  const latest = useRef(options);
  latest.current = options;
  const velocity = useRef(0);
  const { track, area, index } = options;

  // Settles at the page whenever it changes, by finger or by key.
  useEffect(() => {
    const element = track.current;
    if (element === null) return;
    const distance = Math.abs(offsetOf(element) + index * element.clientHeight);
    moveTo(element, index, 0, settleMs(distance, velocity.current));
    velocity.current = 0;
  }, [track, index]);

  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    let drag: Drag | null = null;
    let wheel = wheelAtRest;

    const turn = (step: number, swipedAtMs: number) => {
      const { index: at, count, onTurn } = latest.current;
      const next = Math.min(count - 1, Math.max(0, at + step));
      if (next !== at) onTurn(next, swipedAtMs);
    };

    const onDown = (event: PointerEvent) => {
      const moved = track.current;
      if (!latest.current.enabled || drag !== null || moved === null || event.button !== 0) return;
      drag = {
        pointerId: event.pointerId,
        startY: event.clientY,
        baseOffset: offsetOf(moved) + latest.current.index * moved.clientHeight,
        lastY: event.clientY,
        lastMs: event.timeStamp,
        velocity: 0,
        moving: false,
      };
    };

    const onMove = (event: PointerEvent) => {
      const moved = track.current;
      if (drag === null || moved === null || event.pointerId !== drag.pointerId) return;
      if (!drag.moving) {
        if (Math.abs(event.clientY - drag.startY) < dragStartPx) return;
        drag.moving = true;
        drag.startY = event.clientY;
        // From here the drag is ours: buttons under the finger are not pressed by it.
        element.setPointerCapture(event.pointerId);
      }
      const elapsedMs = Math.max(1, event.timeStamp - drag.lastMs);
      drag.velocity = 0.6 * ((event.clientY - drag.lastY) / elapsedMs) + 0.4 * drag.velocity;
      drag.lastY = event.clientY;
      drag.lastMs = event.timeStamp;
      follow(moved, drag.baseOffset + event.clientY - drag.startY);
    };

    const follow = (moved: HTMLElement, offset: number) => {
      const { index: at, count, onPull } = latest.current;
      const beyond = (offset > 0 && at === 0) || (offset < 0 && at >= count - 1);
      const shown = beyond ? rubberBand(offset, moved.clientHeight) : offset;
      moveTo(moved, at, shown, 0);
      if (at === 0 && onPull) onPull(Math.max(0, shown) / pullPx);
    };

    const onUp = (event: PointerEvent) => {
      const moved = track.current;
      const ended = drag;
      if (ended === null || moved === null || event.pointerId !== ended.pointerId) return;
      drag = null;
      const { index: at, count, onPull } = latest.current;
      const offsetPx = offsetOf(moved) + at * moved.clientHeight;
      if (!ended.moving && offsetPx === 0) return;
      // A finger that rested before it left has no speed.
      const speed =
        event.timeStamp - ended.lastMs > 80 || event.type === 'pointercancel' ? 0 : ended.velocity;
      const step = decidePage({
        offsetPx,
        velocityPxPerMs: speed,
        heightPx: moved.clientHeight,
        hasPrevious: at > 0,
        hasNext: at < count - 1,
      });
      velocity.current = speed;
      if (step === 0) moveTo(moved, at, 0, settleMs(offsetPx, speed));
      else turn(step, event.timeStamp);
      onPull?.(null);
    };

    const onWheel = (event: WheelEvent) => {
      if (!latest.current.enabled || event.ctrlKey) return;
      event.preventDefault();
      const deltaPx = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
      const decided = decideWheel(wheel, deltaPx, event.timeStamp);
      wheel = decided.state;
      if (decided.step !== 0) turn(decided.step, event.timeStamp);
    };

    // A drag that ended over a button must not press it.
    let draggedAtMs = Number.NEGATIVE_INFINITY;
    const onRelease = (event: PointerEvent) => {
      if (drag?.moving) draggedAtMs = event.timeStamp;
      onUp(event);
    };
    const onClick = (event: MouseEvent) => {
      if (event.timeStamp - draggedAtMs > 50) return;
      event.preventDefault();
      event.stopPropagation();
    };

    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onRelease);
    element.addEventListener('pointercancel', onUp);
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('click', onClick, true);
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onRelease);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('click', onClick, true);
    };
  }, [track, area]);
}

/** How far the track stands from its start now, also in the midst of settling. */
function offsetOf(track: HTMLElement): number {
  const { transform } = getComputedStyle(track);
  return transform === 'none' ? 0 : new DOMMatrixReadOnly(transform).m42;
}

function moveTo(track: HTMLElement, index: number, offsetPx: number, ms: number): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  track.style.transition = ms === 0 || still ? 'none' : `transform ${ms}ms cubic-bezier(.2,.8,.2,1)`;
  track.style.transform = `translate3d(0, calc(${-index * 100}% + ${offsetPx}px), 0)`;
}
