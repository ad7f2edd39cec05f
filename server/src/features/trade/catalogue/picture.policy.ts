/** What a picture may be when it arrives, and what it becomes. */
export const pictureLimits = {
  bytesMax: 8 * 1024 * 1024,
  /** Decoded size: a picture that unpacks to more is refused before it is unpacked. */
  pixelsMax: 50_000_000,
  sideMax: 1_200,
  quality: 82,
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
