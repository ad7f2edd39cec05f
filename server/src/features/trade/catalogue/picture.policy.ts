/** What a picture may be when it arrives, and what it becomes. */
export const pictureLimits = {
  bytesMax: 8 * 1024 * 1024,
  /** Decoded size: a picture that unpacks to more is refused before it is unpacked. */
  pixelsMax: 50_000_000,
  sideMax: 1_200,
  /** A part that is cropped out keeps at least so many pixels each way. */
  cropSideMin: 64,
  quality: 82,
  /** What was encoded once already is encoded again with less loss. */
  cropQuality: 90,
  /** How many are re-encoded at once; more wait in line, up to `waitingMax`. */
  concurrencyMax: 2,
  waitingMax: 32,
} as const;

export const pictureFolder = 'pictures';

/** A stored picture is named by its content, so the same picture is kept once and its address never changes meaning. */
export const pictureKeyPattern = '^[0-9a-f]{64}\\.webp$';

export function pictureUrl(key: string): string;
export function pictureUrl(key: string | null | undefined): string | null;
export function pictureUrl(key: string | null | undefined): string | null {
  return key === null || key === undefined ? null : `/media/pictures/${key}`;
}

export interface PixelArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels of a part given in shares of a picture; null when fewer are left than a picture needs. */
export function cropArea(
  share: PixelArea,
  size: { readonly width: number; readonly height: number },
): PixelArea | null {
  const left = Math.min(Math.round(share.left * size.width), size.width);
  const top = Math.min(Math.round(share.top * size.height), size.height);
  const width = Math.min(Math.round(share.width * size.width), size.width - left);
  const height = Math.min(Math.round(share.height * size.height), size.height - top);
  return Math.min(width, height) < pictureLimits.cropSideMin ? null : { left, top, width, height };
}
