/**
 * The server's clock as a page knows it, so that countdowns agree whatever the device's clock says. It is kept as a distance
 * from the page's uptime, which nobody sets.
 */
export interface RoomClock {
  /** Milliseconds since 1970 by the server; by the device until the server told. */
  nowMs(): number;
  /** A question that was sent and answered at these uptimes: the server's time was that of the middle (Cristian 1989). */
  answered(sentMs: number, receivedMs: number, serverMs: number): void;
  /** A frame that the server made at its `serverMs` has just come: it cannot be earlier there now. */
  seen(serverMs: number): void;
  /** Another connection, perhaps another server: what was known is forgotten with the next answer. */
  reconnected(): void;
}

/** Answers are compared with this many before; the quickest is the truest. */
const answersKept = 5;

export function createRoomClock(uptimeMs: () => number, deviceMs: () => number): RoomClock {
  let answers: { readonly roundTripMs: number; readonly distanceMs: number }[] = [];
  let distanceMs: number | null = null;
  return {
    nowMs: () => (distanceMs === null ? deviceMs() : uptimeMs() + distanceMs),
    answered(sentMs, receivedMs, serverMs) {
      const answer = {
        roundTripMs: receivedMs - sentMs,
        distanceMs: serverMs - (sentMs + receivedMs) / 2,
      };
      answers = [...answers, answer].slice(-answersKept);
      const quickest = answers.reduce((best, each) => (each.roundTripMs < best.roundTripMs ? each : best));
      distanceMs = quickest.distanceMs;
    },
    seen(serverMs) {
      const least = serverMs - uptimeMs();
      if (distanceMs !== null && distanceMs >= least) return;
      // Later than any answer allows: the device slept, and its uptime with it.
      answers = [];
      distanceMs = least;
    },
    reconnected() {
      answers = [];
      distanceMs = null;
    },
  };
}
