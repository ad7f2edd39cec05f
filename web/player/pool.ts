/**
 * Which clip each `<video>` holds. Clips that are still wanted keep their element, so that what was decoded stays
 * decoded; the others give theirs to the wanted ones without, most wanted first. `wanted` is in order of need.
 */
export function allocatePool(
  slots: readonly (string | null)[],
  wanted: readonly string[],
): (string | null)[] {
  const needed = [...new Set(wanted)].slice(0, slots.length);
  const next: (string | null)[] = slots.map((clip) => (clip !== null && needed.includes(clip) ? clip : null));
  const missing = needed.filter((clip) => !next.includes(clip));
  for (const clip of missing) next[next.indexOf(null)] = clip;
  // An element nobody needs keeps its old clip: going back to it is then free.
  return next.map((clip, slot) => clip ?? stale(slots[slot], needed));
}

function stale(clip: string | null | undefined, needed: readonly string[]): string | null {
  return clip === undefined || clip === null || needed.includes(clip) ? null : clip;
}

/** The clips to hold while the one at `index` plays, most needed first: it, the next, the one before, the one after. */
export function wantedClips<Clip extends { readonly videoUrl: string | null }>(
  clips: readonly Clip[],
  index: number,
): Clip[] {
  return [index, index + 1, index - 1, index + 2].flatMap((at) => {
    const clip = clips[at];
    return clip === undefined || clip.videoUrl === null ? [] : [clip];
  });
}
