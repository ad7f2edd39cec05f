/** A portrait clip is cut to the glass; a wide one is shown whole. */
export function fillsPhone(clip: { width: number; height: number }): boolean {
  return clip.width / clip.height <= 0.66;
}
