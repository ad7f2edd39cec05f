/** Curves of motion: from 0 to 1 over `t` from 0 to 1 (R. Penner, Easing Functions). */
export function clamp01(t: number): number {
  return Math.max(0, Math.min(1, t));
}

export function easeOut(t: number): number {
  return 1 - (1 - clamp01(t)) ** 3;
}

export function easeIn(t: number): number {
  return clamp01(t) ** 3;
}

export function easeInOut(t: number): number {
  const x = clamp01(t);
  return x < 0.5 ? 4 * x ** 3 : 1 - (2 - 2 * x) ** 3 / 2;
}

/** Overshoots a little and settles. */
export function easePop(t: number): number {
  const x = clamp01(t) - 1;
  return 1 + 2.7 * x ** 3 + 1.7 * x ** 2;
}

/** A hit at 0 that rings out: 1 at once, swinging to 0. `t` in seconds. */
export function ringOut(t: number, perSecond: number, decay: number): number {
  return t < 0 ? 0 : Math.exp(-t * decay) * Math.cos(t * perSecond * 2 * Math.PI);
}

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
