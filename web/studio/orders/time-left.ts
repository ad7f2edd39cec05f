import { useMessages } from '../messages/index.ts';

/** How a stretch of time is said: in minutes, hours or days. */
export function useTimeText(): (ms: number) => string {
  const { minutes, hours, days } = useMessages().orderPage;
  return (ms) => {
    const minuteCount = Math.max(1, Math.round(ms / 60_000));
    if (minuteCount < 60) return minutes(minuteCount);
    const hourCount = Math.round(minuteCount / 60);
    return hourCount < 72 ? hours(hourCount) : days(Math.round(hourCount / 24));
  };
}
