/** What one file may use. Every wait, picture and byte of a stranger's file has a bound. */
export interface MediaLimits {
  readonly fileBytesMax: number;
  readonly durationMsMax: number;
  /** Pixels of one picture as coded, and the longest side as coded. */
  readonly pixelsMax: number;
  readonly sideMax: number;
  readonly fpsMax: number;
  readonly probeMsMax: number;
  readonly transcodeMsMax: number;
  /** Address space of the child process (Linux). */
  readonly memoryBytesMax: number;
  readonly outputBytesMax: number;
}

const megabyte = 1024 * 1024;

export const defaultMediaLimits: MediaLimits = {
  fileBytesMax: 512 * megabyte,
  durationMsMax: 10 * 60_000,
  pixelsMax: 4096 * 2304,
  sideMax: 4096,
  fpsMax: 250,
  probeMsMax: 30_000,
  transcodeMsMax: 20 * 60_000,
  memoryBytesMax: 2048 * megabyte,
  outputBytesMax: 384 * megabyte,
};
