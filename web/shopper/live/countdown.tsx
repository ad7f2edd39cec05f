import { useEffect, useState } from 'react';
import { clockText } from './clock-text.ts';

/** Whole seconds until an instant by the server's clock, 0 after it. Counts by itself. */
export function useSecondsLeft(untilMs: number, nowMs: () => number): number {
  const [leftMs, setLeftMs] = useState(() => untilMs - nowMs());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const left = untilMs - nowMs();
      setLeftMs(left);
      // Just after the next whole second, so that all countdowns of the page turn together.
      if (left > 0) timer = setTimeout(tick, (left % 1_000) + 10);
    };
    tick();
    return () => clearTimeout(timer);
  }, [untilMs, nowMs]);
  return Math.max(0, Math.ceil(leftMs / 1_000));
}

export function Countdown({ until, nowMs }: { until: string; nowMs: () => number }) {
  const seconds = useSecondsLeft(Date.parse(until), nowMs);
  return (
    <time role="timer" dateTime={`PT${seconds}S`} className="figures">
      {clockText(seconds)}
    </time>
  );
}
