import type { HeardPhrase } from '../../../ports/speech.ts';
import { type CaptionLanguage, type CaptionsInput, captionLimits } from '../rooms/index.ts';

/**
 * From where on Whisper itself calls a stretch silent or its text a failure (`transcribe.py`: no_speech_threshold, logprob_threshold,
 * compression_ratio_threshold). There words pass that are likely though nobody seems to speak; here each counts alone, for
 * what is made up would be held against a host.
 */
const unsure = { noSpeech: 0.6, logProbability: -1, compression: 2.4 } as const;

export function isSure({ sureness: { noSpeech, logProbability, compression } }: HeardPhrase): boolean {
  return (
    (noSpeech ?? 0) <= unsure.noSpeech &&
    (logProbability ?? 0) >= unsure.logProbability &&
    (compression ?? 0) <= unsure.compression
  );
}

/** What was spoken as captions name it; null for a language that they do not know. `expected` is what the server was told. */
export function captionLanguageOf(
  language: string | null,
  expected: CaptionLanguage | null,
): CaptionLanguage | null {
  if (expected !== null) return expected;
  if (language === 'zh' || language === 'yue') return 'zh-CN';
  return language === 'en' ? 'en' : null;
}

const durationMsMin = 100;
const textLengthMax = 200;

/** Phrases of a stretch that began at a moment as captions, none twice at the same moment; beyond what is taken at once they are left out. */
export function captionsOf(phrases: readonly HeardPhrase[], startedAtMs: number): CaptionsInput['captions'] {
  let nextMs = 0;
  const captions = phrases.flatMap(({ startMs, endMs, text }) => {
    const atMs = Math.max(startedAtMs + startMs, nextMs);
    const parts = partsOf(text);
    const eachMs = Math.floor(Math.max(0, startedAtMs + endMs - atMs) / parts.length);
    const durationMs = Math.min(Math.max(durationMsMin, eachMs), captionLimits.durationMsMax);
    nextMs = atMs + parts.length * durationMs;
    return parts.map((part, index) => ({
      ...{ at: new Date(atMs + index * durationMs).toISOString(), durationMs, text: part },
    }));
  });
  return captions.slice(0, captionLimits.atOnceMax);
}

/** A caption has so many characters at most, and none is cut in two. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (part.length + character.length > textLengthMax) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].filter((each) => each.trim() !== '');
}
