import { useEffect, useState } from 'react';
import { absoluteTime, relativeTime } from './time-text.ts';

/** Relative within a day, absolute after; the full moment on hover. Keeps itself up to date. */
export function RelativeTime({ at, locale }: { at: string; locale: string }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={absoluteTime(at, locale)} className="figures whitespace-nowrap">
      {relativeTime(at, locale, nowMs)}
    </time>
  );
}
