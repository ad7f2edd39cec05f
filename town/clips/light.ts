import type { Frame } from './frame.ts';

/** For each 2 × 2 block of a frame, its angle around and distance from a centre: moving light needs no trigonometry. */
export interface LightMap {
  /** 0 to 1023 around the circle. */
  readonly angle: Uint16Array;
  /** In pixels. */
  readonly distance: Uint16Array;
}

export function makeLightMap(width: number, height: number, centreX: number, centreY: number): LightMap {
  const size = (width / 2) * (height / 2);
  const angle = new Uint16Array(size);
  const distance = new Uint16Array(size);
  for (let y = 0, at = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2, at++) {
      const [dx, dy] = [x + 1 - centreX, y + 1 - centreY];
      angle[at] = Math.round(((Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1) * 1023);
      distance[at] = Math.round(Math.hypot(dx, dy));
    }
  }
  return { angle, distance };
}

/** Brightens soft beams that turn around the centre. `turn` in turns; `strength` in steps of luma. */
export function addBeams(frame: Frame, map: LightMap, beams: number, turn: number, strength: number): void {
  const byAngle = new Float32Array(1024);
  for (let at = 0; at < 1024; at++) {
    byAngle[at] = smooth(Math.sin((at / 1024 + turn) * 2 * Math.PI * beams) * 1.6 + 0.5) * strength;
  }
  const byDistance = new Float32Array(2048);
  for (let at = 0; at < 2048; at++) byDistance[at] = Math.min(1, at / 160) * Math.max(0, 1 - at / 1000);
  addLight(frame, map, byAngle, byDistance);
}

/** Brightens a ring of the given radius that is soft on both sides. */
export function addRing(frame: Frame, map: LightMap, radius: number, width: number, strength: number): void {
  if (strength <= 0) return;
  const byDistance = new Float32Array(2048);
  for (let at = 0; at < 2048; at++) byDistance[at] = Math.max(0, 1 - ((at - radius) / width) ** 2) * strength;
  addLight(frame, map, everywhere, byDistance);
}

const everywhere = new Float32Array(1024).fill(1);

function addLight(frame: Frame, map: LightMap, byAngle: Float32Array, byDistance: Float32Array): void {
  const { luma, width, height } = frame;
  const { angle, distance } = map;
  for (let y = 0, at = 0; y < height; y += 2) {
    let to = y * width;
    for (const end = to + width; to < end; to += 2, at++) {
      const far = byDistance[distance[at] as number] as number;
      if (far < 0.02) continue;
      const amount = (far * (byAngle[angle[at] as number] as number) + 0.5) | 0;
      if (amount === 0) continue;
      luma[to] = clip((luma[to] as number) + amount);
      luma[to + 1] = clip((luma[to + 1] as number) + amount);
      luma[to + width] = clip((luma[to + width] as number) + amount);
      luma[to + width + 1] = clip((luma[to + width + 1] as number) + amount);
    }
  }
}

function clip(value: number): number {
  return Math.min(value, 235);
}

function smooth(value: number): number {
  const clamped = Math.max(0, Math.min(1, value));
  return clamped * clamped * (3 - 2 * clamped);
}
