import type { Platform } from './simulator/platform.ts';

/** Claims that were made, and those of them that a person had to look at. */
export interface ClaimsSeen {
  made: number;
  looked: number;
}

/** A platform that tells how much its people had to do. */
export interface Arm extends Platform {
  readonly claims: Readonly<ClaimsSeen>;
}
