import type { Colour, Frame } from './frame.ts';
import type { Sprite, SpriteLevel } from './sprite.ts';

/** Where and how a sprite stands. Lengths in pixels of the frame, angles in radians. */
export interface Placing {
  /** The centre. */
  readonly x: number;
  readonly y: number;
  /** The side of the square, before stretching. */
  readonly size: number;
  readonly angle?: number;
  readonly stretchX?: number;
  readonly stretchY?: number;
  /** 0 to 1. */
  readonly alpha?: number;
  /** Where a band of light stands on it, from 0 (before it) to 1 (past it). */
  readonly sheen?: number;
}

interface Plane {
  readonly width: number;
  readonly height: number;
}

/** The inverse of a placing: picture coordinates (16.16 fixed point) as a linear function of frame coordinates. */
interface Mapping {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly uOfX: number;
  readonly vOfX: number;
  readonly uOfY: number;
  readonly vOfY: number;
  readonly u0: number;
  readonly v0: number;
}

export function drawSprite(frame: Frame, sprite: Sprite, placing: Placing): void {
  const { size, stretchX = 1, stretchY = 1, alpha = 1 } = placing;
  const weight = Math.round(Math.min(1, alpha) * 256);
  if (weight <= 0 || size * Math.min(Math.abs(stretchX), Math.abs(stretchY)) < 1) return;
  const level = levelFor(sprite, size * Math.max(Math.abs(stretchX), Math.abs(stretchY)));
  const luma = sprite.soft ? null : mappingOf(level.size, placing, 1, frame);
  if (luma !== null) blendLuma(frame, level, luma, weight, placing.sheen ?? -1);
  const chroma = mappingOf(level.size, placing, 0.5, { width: frame.width / 2, height: frame.height / 2 });
  if (chroma !== null) blendChroma(frame, level, chroma, weight, sprite.soft);
}

function levelFor(sprite: Sprite, drawnSize: number): SpriteLevel {
  const fitting = sprite.levels.findLast((level) => level.size >= drawnSize * 0.85);
  return fitting ?? (sprite.levels[0] as SpriteLevel);
}

function mappingOf(picture: number, placing: Placing, planeScale: number, plane: Plane): Mapping | null {
  const { x, y, size, angle = 0, stretchX = 1, stretchY = 1 } = placing;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const width = size * stretchX * planeScale;
  const height = size * stretchY * planeScale;
  const [centreX, centreY] = [x * planeScale, y * planeScale];
  const reachX = (Math.abs(width * cos) + Math.abs(height * sin)) / 2;
  const reachY = (Math.abs(width * sin) + Math.abs(height * cos)) / 2;
  const left = Math.max(0, Math.floor(centreX - reachX));
  const right = Math.min(plane.width, Math.ceil(centreX + reachX));
  const top = Math.max(0, Math.floor(centreY - reachY));
  const bottom = Math.min(plane.height, Math.ceil(centreY + reachY));
  if (left >= right || top >= bottom) return null;
  const fixed = 65536 * picture;
  const [uOfX, uOfY] = [(cos / width) * fixed, (sin / width) * fixed];
  const [vOfX, vOfY] = [(-sin / height) * fixed, (cos / height) * fixed];
  const half = fixed / 2 - 32768;
  const u0 = half + (left + 0.5 - centreX) * uOfX + (top + 0.5 - centreY) * uOfY;
  const v0 = half + (left + 0.5 - centreX) * vOfX + (top + 0.5 - centreY) * vOfY;
  return { left, right, top, bottom, uOfX, vOfX, uOfY, vOfY, u0, v0 };
}

/** The part of a row, in steps from its left, where a coordinate that starts at `start` lies in [0, limit). */
function clipSteps(start: number, step: number, limit: number, steps: number): [from: number, to: number] {
  if (Math.abs(step) < 1e-6) return start >= 0 && start < limit ? [0, steps] : [0, 0];
  const enter = (step > 0 ? -start : limit - 1 - start) / step;
  const leave = (step > 0 ? limit - 1 - start : -start) / step;
  return [Math.max(0, Math.ceil(enter)), Math.min(steps, Math.floor(leave) + 1)];
}

const lanes = 0x00ff00ff;

function blendLuma(frame: Frame, level: SpriteLevel, map: Mapping, weight: number, sheen: number): void {
  const { size, lumaAlpha } = level;
  const { luma, width } = frame;
  const limit = (size - 1) * 65536;
  const du = Math.round(map.uOfX);
  const dv = Math.round(map.vOfX);
  const bandAt = (sheen * 2.2 - 0.6) * size;
  const bandWidth = size * 0.16;
  for (let y = map.top; y < map.bottom; y++) {
    const rowU = Math.round(map.u0 + (y - map.top) * map.uOfY);
    const rowV = Math.round(map.v0 + (y - map.top) * map.vOfY);
    const steps = map.right - map.left;
    const [fromU, toU] = clipSteps(rowU, du, limit, steps);
    const [fromV, toV] = clipSteps(rowV, dv, limit, steps);
    const from = Math.max(fromU, fromV);
    const to = Math.min(toU, toV);
    let u = rowU + from * du;
    let v = rowV + from * dv;
    let at = y * width + map.left + from;
    for (let step = from; step < to; step++, at++, u += du, v += dv) {
      const source = (v >> 16) * size + (u >> 16);
      const p0 = lumaAlpha[source] as number;
      const p1 = lumaAlpha[source + 1] as number;
      const p2 = lumaAlpha[source + size] as number;
      const p3 = lumaAlpha[source + size + 1] as number;
      if ((p0 | p1 | p2 | p3) === 0) continue;
      const fu = (u >> 8) & 255;
      const fv = (v >> 8) & 255;
      const upper = ((Math.imul(p0, 256 - fu) + Math.imul(p1, fu)) >>> 8) & lanes;
      const lower = ((Math.imul(p2, 256 - fu) + Math.imul(p3, fu)) >>> 8) & lanes;
      let mixed = ((Math.imul(upper, 256 - fv) + Math.imul(lower, fv)) >>> 8) & lanes;
      if (weight < 256) mixed = (Math.imul(mixed, weight) >>> 8) & lanes;
      const alpha = mixed >>> 16;
      let value = mixed & 255;
      if (sheen >= 0) {
        const distance = Math.abs(((u + v * 0.45) / 65536 - bandAt) / bandWidth);
        if (distance < 1)
          value = Math.min((235 * alpha) >> 8, value + alpha * 0.42 * (1 - distance * distance));
      }
      luma[at] = value + (((luma[at] as number) * (256 - alpha - (alpha >> 7))) >> 8);
    }
  }
}

/** The two colour planes; of a sprite without detail the luma of each 2 × 2 block too. */
function blendChroma(
  frame: Frame,
  level: SpriteLevel,
  map: Mapping,
  weight: number,
  withLuma: boolean,
): void {
  const { size, lumaAlpha, chroma } = level;
  const { blue, red, luma } = frame;
  const width = frame.width >> 1;
  const limit = (size - 1) * 65536;
  const du = Math.round(map.uOfX);
  const dv = Math.round(map.vOfX);
  for (let y = map.top; y < map.bottom; y++) {
    const rowU = Math.round(map.u0 + (y - map.top) * map.uOfY);
    const rowV = Math.round(map.v0 + (y - map.top) * map.vOfY);
    const steps = map.right - map.left;
    const [fromU, toU] = clipSteps(rowU, du, limit, steps);
    const [fromV, toV] = clipSteps(rowV, dv, limit, steps);
    const to = Math.min(toU, toV);
    for (let step = Math.max(fromU, fromV); step < to; step++) {
      const u = rowU + step * du;
      const v = rowV + step * dv;
      const source = ((v + 32768) >> 16) * size + ((u + 32768) >> 16);
      const pair = lumaAlpha[source] as number;
      const alpha = (pair >>> 16) * weight;
      if (alpha === 0) continue;
      const packed = chroma[source] as number;
      const keep = 65536 - alpha - (alpha >> 7);
      const at = y * width + map.left + step;
      blue[at] = ((packed & 255) * weight * 256 + (blue[at] as number) * keep) >> 16;
      red[at] = ((packed >>> 16) * weight * 256 + (red[at] as number) * keep) >> 16;
      if (!withLuma) continue;
      const value = (pair & 255) * weight * 256;
      let to = y * 2 * frame.width + (map.left + step) * 2;
      luma[to] = (value + (luma[to] as number) * keep) >> 16;
      luma[to + 1] = (value + (luma[to + 1] as number) * keep) >> 16;
      to += frame.width;
      luma[to] = (value + (luma[to] as number) * keep) >> 16;
      luma[to + 1] = (value + (luma[to + 1] as number) * keep) >> 16;
    }
  }
}

/** Copies the part of `plate` that begins at (left, top), which wraps around; both are made even. */
export function copyPlate(frame: Frame, plate: Frame, left: number, top: number): void {
  const evenLeft = evenModulo(left, plate.width);
  const evenTop = evenModulo(top, plate.height);
  copyPlane(frame.luma, frame.width, frame.height, plate.luma, plate.width, plate.height, evenLeft, evenTop);
  const [w, h, pw, ph] = [frame.width / 2, frame.height / 2, plate.width / 2, plate.height / 2];
  copyPlane(frame.blue, w, h, plate.blue, pw, ph, evenLeft / 2, evenTop / 2);
  copyPlane(frame.red, w, h, plate.red, pw, ph, evenLeft / 2, evenTop / 2);
}

function evenModulo(value: number, size: number): number {
  const even = Math.round(value / 2) * 2;
  return ((even % size) + size) % size;
}

function copyPlane(
  to: Uint8Array,
  width: number,
  height: number,
  from: Uint8Array,
  fromWidth: number,
  fromHeight: number,
  left: number,
  top: number,
): void {
  const first = Math.min(width, fromWidth - left);
  for (let y = 0; y < height; y++) {
    const row = ((y + top) % fromHeight) * fromWidth;
    to.set(from.subarray(row + left, row + left + first), y * width);
    for (let done = first; done < width; done += fromWidth) {
      to.set(from.subarray(row, row + Math.min(fromWidth, width - done)), y * width + done);
    }
  }
}

/** Fills a disc, or with `outside` everything but the disc. */
export function fillDisc(
  frame: Frame,
  x: number,
  y: number,
  radius: number,
  colour: Colour,
  outside = false,
): void {
  const planes = [
    { bytes: frame.luma, value: colour.luma, scale: 1 },
    { bytes: frame.blue, value: colour.blue, scale: 0.5 },
    { bytes: frame.red, value: colour.red, scale: 0.5 },
  ];
  for (const { bytes, value, scale } of planes) {
    const width = frame.width * scale;
    for (let row = 0; row < frame.height * scale; row++) {
      const away = row + 0.5 - y * scale;
      const reach = Math.sqrt(Math.max(0, (radius * scale) ** 2 - away * away));
      const left = Math.max(0, Math.min(width, Math.round(x * scale - reach)));
      const right = Math.max(left, Math.min(width, Math.round(x * scale + reach)));
      const start = row * width;
      if (!outside) bytes.fill(value, start + left, start + right);
      else if (reach === 0) bytes.fill(value, start, start + width);
      else {
        bytes.fill(value, start, start + left);
        bytes.fill(value, start + right, start + width);
      }
    }
  }
}
