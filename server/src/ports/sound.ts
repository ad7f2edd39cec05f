/** The one form in which sound goes through this server: one channel, 16-bit little-endian samples, as recognisers of speech take it. */
export const soundRate = 16_000;
export const soundBytesPerMs = (soundRate * 2) / 1_000;

/** Takes the sound of a stream as it comes. Neither may throw. */
export interface SoundListener {
  take(sound: Buffer): void;
  /** It ended by itself, and why, in a few words: the stream broke or is over, or could not be decoded. Nothing comes after it. */
  ended(why: string): void;
}
