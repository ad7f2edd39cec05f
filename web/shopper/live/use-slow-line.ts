import { useEffect, useRef, useState } from 'react';
import { isTooSlow, type LineGap, type LiveState, noteState } from '../../player/index.ts';

const lookEveryMs = 1_000;

/** Whether the line does not carry the picture, while `watching` says that it should. */
export function useSlowLine(state: LiveState, watching: boolean): boolean {
  const gaps = useRef<readonly LineGap[]>([]);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (watching) return;
    gaps.current = [];
    setSlow(false);
  }, [watching]);
  useEffect(() => {
    if (!watching) return;
    const look = () => {
      const nowMs = performance.now();
      gaps.current = noteState(gaps.current, state, nowMs);
      setSlow(isTooSlow(gaps.current, nowMs));
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [state, watching]);
  return slow;
}
