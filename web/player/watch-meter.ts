/**
 * How much was played between two looks at the position, in seconds. A loop back to the start counts the end and the
 * beginning; a jump (a seek) counts nothing. `elapsedS` is the wall time between the looks.
 */
export function playedBetween(fromS: number, toS: number, durationS: number, elapsedS: number): number {
  const looped = toS < fromS && Number.isFinite(durationS);
  const played = looped ? durationS - fromS + toS : toS - fromS;
  return played < 0 || played > elapsedS * 1.5 + 0.25 ? 0 : played;
}
