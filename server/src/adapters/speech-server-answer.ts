import type { HeardPhrase, HeardSpeech } from '../ports/speech.ts';

const phrasesMax = 200;

/**
 * Reads a `verbose_json` answer about a stretch of so many milliseconds. What servers leave out is null; times are kept
 * within the stretch, and what is said to begin after its end is left out. A text instead says why it is not one.
 */
export function readTranscription(text: string, lengthMs: number): HeardSpeech | string {
  const answer = parsed(text);
  if (answer === null) return 'it is no JSON object';
  // The server of whisper.cpp says so with status 200.
  if (typeof answer.error === 'string') return answer.error.slice(0, 200);
  const language = languageOf(answer.language);
  if (answer.segments == null) {
    if (typeof answer.text !== 'string') return 'it has no text';
    const whole = { start: 0, end: lengthMs / 1_000, text: answer.text };
    return { language, phrases: phraseOf(whole, lengthMs) ?? [] };
  }
  if (!Array.isArray(answer.segments)) return 'its segments are no list';
  if (answer.segments.length > phrasesMax) return 'it has too many segments';
  const phrases: HeardPhrase[] = [];
  for (const segment of answer.segments) {
    const read = phraseOf(segment, lengthMs);
    if (read === null) return 'a segment has no times or no text';
    phrases.push(...read);
  }
  return { language, phrases: phrases.sort((one, other) => one.startMs - other.startMs) };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** None where nothing is said, or after the end; null for what is no segment. */
function phraseOf(segment: unknown, lengthMs: number): HeardPhrase[] | null {
  if (typeof segment !== 'object' || segment === null) return null;
  const given = segment as Record<string, unknown>;
  const [start, end] = [numberOf(given.start), numberOf(given.end)];
  if (start === null || end === null || typeof given.text !== 'string') return null;
  // A character that was cut in two between segments is written so.
  const text = given.text.replaceAll('\uFFFD', '').trim();
  const within = (seconds: number) => Math.min(Math.max(0, Math.round(seconds * 1_000)), lengthMs);
  const [startMs, endMs] = [within(start), within(end)];
  if (text === '' || endMs <= startMs) return [];
  const sureness = {
    logProbability: numberOf(given.avg_logprob),
    noSpeech: numberOf(given.no_speech_prob),
    compression: numberOf(given.compression_ratio),
  };
  return [{ startMs, endMs, text, sureness }];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Servers write `zh`, `zh-CN`, `chinese` or `Chinese`. */
const names: Readonly<Record<string, string>> = {
  chinese: 'zh',
  mandarin: 'zh',
  cantonese: 'yue',
  english: 'en',
};

function languageOf(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const name = value.toLowerCase();
  return names[name] ?? name.split(/[-_]/)[0] ?? null;
}
