/** When a page whose room's socket broke tries again. */

const waitMsFirst = 500;
/** While it waits longer than a few tries the page polls; and a room that is watched should be back before its viewer leaves. */
const waitMsMax = 10_000;
const roomOver = 4410;
/** 4000 + an HTTP status: asking again would bring the same answer. */
const finalCodes: ReadonlySet<number> = new Set([4400, 4401, 4403, 4404]);

/** Full jitter: thousands who lost the same server do not come back at the same moments (Brooker 2015). */
export function backOffMs(failures: number, random: number): number {
  return waitMsFirst / 2 + random * Math.min(waitMsMax, waitMsFirst * 2 ** failures);
}

/** What a close code says of trying again: null when it says nothing. */
export function endOf(code: number): 'over' | 'refused' | null {
  if (code === roomOver) return 'over';
  return finalCodes.has(code) ? 'refused' : null;
}

/** A server that stops says when to come back; null when this one did not. */
export function retryMsOf(code: number, reason: string): number | null {
  if (code !== 1001) return null;
  try {
    const { retryMs } = JSON.parse(reason) as { retryMs?: unknown };
    return typeof retryMs === 'number' && retryMs >= 0 && retryMs <= waitMsMax ? retryMs : null;
  } catch {
    return null;
  }
}
