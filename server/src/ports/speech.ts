import type { Result } from '@kanmai/kernel';

/** Hears words in sound: a recogniser of speech, as a rule a server of its own. It keeps nothing and decides nothing. */
export interface Speech {
  /** Where it is asked, for messages: without a key. */
  readonly name: string;
  /**
   * Hears one stretch of sound, in the form of `ports/sound.ts`. Answers within its own time limit, and never throws: a
   * recogniser that cannot be had is a failure like any other.
   */
  hear(sound: Buffer, signal?: AbortSignal): Promise<Result<HeardSpeech, SpeechFailure>>;
}

export interface HeardSpeech {
  /** What was spoken, as ISO 639-1 in small letters (`zh`, `en`); null where the recogniser does not say. */
  readonly language: string | null;
  /** In order of time; none where nothing is said. */
  readonly phrases: readonly HeardPhrase[];
}

/** Words without a pause between them: a sentence or a part of one. Times count from the beginning of the stretch. */
export interface HeardPhrase {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  /** How sure the recogniser is, as it says itself; null where it does not. */
  readonly sureness: PhraseSureness;
}

export interface PhraseSureness {
  /** The mean of the logarithms of what its parts are likely by. */
  readonly logProbability: number | null;
  /** How likely nobody speaks there, from 0 to 1. */
  readonly noSpeech: number | null;
  /** The text's bytes by its compressed bytes: high where it repeats itself. */
  readonly compression: number | null;
}

/** Codes are stable; `detail` is one sentence for whoever runs the server. */
export interface SpeechFailure {
  readonly type: 'speech-unreachable' | 'speech-slow' | 'speech-refused' | 'speech-nonsense';
  readonly detail: string;
  readonly [detail: string]: unknown;
}
