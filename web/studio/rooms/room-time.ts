/** Of a countdown what is shown: whole seconds until the end, or since it; both are never 0:00 before their time. */
export interface Countdown {
  readonly text: string;
  readonly isOver: boolean;
}

/** 2:05 until an instant, and 0:07 past it. A second is shown until it is over. */
export function countdownOf(untilMs: number, nowMs: number): Countdown {
  const leftMs = untilMs - nowMs;
  const isOver = leftMs <= 0;
  const seconds = isOver ? Math.floor(-leftMs / 1_000) : Math.ceil(leftMs / 1_000);
  return { text: clockText(seconds), isOver };
}

/** How long something goes on: 0:07, 12:05, 1:02:05. */
export function elapsedText(ms: number): string {
  return clockText(Math.max(0, Math.floor(ms / 1_000)));
}

const freshMs = 120_000;

/** Whether something is over for so short a time that more may come of it. */
export function isFresh(endedAt: string | null): boolean {
  return endedAt !== null && Date.now() - Date.parse(endedAt) < freshMs;
}

function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`;
}
