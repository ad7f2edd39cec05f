import { minuteMs } from '@kanmai/kernel';
import { checkLimits } from './advert.schema.ts';

const peopleMax = 10_000;

/** How often somebody may ask in a minute, by this process: who types asks a few times a minute. */
export class CheckAllowance {
  private minute = 0;
  private readonly asked = new Map<string, number>();

  /** Whether this person may ask once more. */
  take(personId: string, nowMs: number): boolean {
    const minute = Math.floor(nowMs / minuteMs);
    if (minute !== this.minute || this.asked.size >= peopleMax) this.asked.clear();
    this.minute = minute;
    const count = (this.asked.get(personId) ?? 0) + 1;
    this.asked.set(personId, count);
    return count <= checkLimits.perMinuteMax;
  }
}
