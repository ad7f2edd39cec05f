/**
 * What became of a stretch. heard: by the server. silent: nobody speaks in it. late: the one before was still in hand. paused: the
 * server was left alone. failed: it did not answer, or nonsense. unkept: the room took no captions of it.
 */
export type StretchOutcome = 'heard' | 'silent' | 'late' | 'paused' | 'failed' | 'unkept';

/** What becomes of what is said, in numbers: for whoever runs the server. */
export interface SpeechCounts {
  stretch(outcome: StretchOutcome): void;
  /** kept: as captions. unsure: the server itself doubts them. foreign: of a language that captions do not know. */
  phrases(outcome: 'kept' | 'unsure' | 'foreign', count: number): void;
  /** How long the server took. */
  answered(durationMs: number): void;
  /** Of the live rooms that this process could listen to, to so many it does. */
  rooms(count: { readonly listened: number; readonly unheard: number }): void;
  serverIsUp(isUp: boolean): void;
}
