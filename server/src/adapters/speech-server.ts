import { err, ok, type Result } from '@kanmai/kernel';
import { soundBytesPerMs, soundRate } from '../ports/sound.ts';
import type { HeardSpeech, Speech, SpeechFailure } from '../ports/speech.ts';
import { readTranscription } from './speech-server-answer.ts';

export interface SpeechServerOptions {
  /** Where transcriptions are asked for, the whole address: `http://127.0.0.1:8000/v1/audio/transcriptions`. */
  readonly url: string;
  /** As the server names it; empty: it has one only. */
  readonly model: string;
  /** Sent as a bearer token; empty: none. */
  readonly key: string;
  /** ISO 639-1; null: the server finds out by itself. */
  readonly language: string | null;
  readonly answerMsMax?: number;
}

/** A stretch of ten seconds that takes longer is not heard in time anyhow. */
const answerMsMax = 15_000;
const answerBytesMax = 1024 * 1024;
const detailLengthMax = 200;

/**
 * Says to a recogniser of the Whisper family which script and signs to write in: without it Mandarin comes in either script, and
 * without punctuation. It is taken for what was said before.
 */
const prompts: Readonly<Record<string, string>> = { zh: '以下是普通话的句子。' };

/**
 * A speech server that one runs oneself, by the transcription endpoint of OpenAI's API ("Create transcription", with
 * `response_format=verbose_json`), as the server of whisper.cpp, speaches (faster-whisper) and vLLM speak it.
 */
export function createSpeechServer(options: SpeechServerOptions): Speech {
  return {
    name: new URL(options.url).host,
    async hear(sound, signal) {
      const timeout = AbortSignal.timeout(options.answerMsMax ?? answerMsMax);
      const either = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
      try {
        return await ask(options, sound, either);
      } catch (error) {
        return err(timeout.aborted ? slow : unreachable(error));
      }
    },
  };
}

async function ask(
  { url, model, key, language }: SpeechServerOptions,
  sound: Buffer,
  signal: AbortSignal,
): Promise<Result<HeardSpeech, SpeechFailure>> {
  const answer = await fetch(url, {
    method: 'POST',
    body: formOf(sound, model, language),
    headers: key === '' ? {} : { authorization: `Bearer ${key}` },
    // A key is not for whoever it is sent on to.
    redirect: 'error',
    signal,
  });
  const text = await boundedText(answer);
  if (text === null) return err(nonsense('its answer is too long'));
  if (!answer.ok)
    return err({
      type: 'speech-refused',
      detail: `It answered ${answer.status}: ${text.slice(0, detailLengthMax)}`,
    });
  const prompt = language === null ? undefined : prompts[language];
  const read = readTranscription(text, sound.length / soundBytesPerMs);
  if (typeof read === 'string') return err(nonsense(read));
  return ok({ ...read, phrases: read.phrases.filter((phrase) => phrase.text !== prompt) });
}

function formOf(sound: Buffer, model: string, language: string | null): FormData {
  const form = new FormData();
  form.append('file', wavOf(sound), 'stretch.wav');
  if (model !== '') form.append('model', model);
  if (language !== null) form.append('language', language);
  const prompt = language === null ? undefined : prompts[language];
  if (prompt !== undefined) form.append('prompt', prompt);
  form.append('response_format', 'verbose_json');
  form.append('timestamp_granularities[]', 'segment');
  form.append('temperature', '0');
  return form;
}

function wavOf(sound: Buffer): Blob {
  return new Blob([new Uint8Array(Buffer.concat([wavHeader(sound.length), sound]))], { type: 'audio/wav' });
}

/** RIFF WAVE, one channel of 16-bit samples. */
function wavHeader(soundBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + soundBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(soundRate, 24);
  header.writeUInt32LE(soundRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(soundBytes, 40);
  return header;
}

/** Null when it is longer than any answer. */
async function boundedText(answer: Response): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body ?? []) {
    bytes += piece.length;
    if (bytes > answerBytesMax) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

const slow: SpeechFailure = { type: 'speech-slow', detail: 'It did not answer in time.' };

const nonsense = (what: string): SpeechFailure => ({
  type: 'speech-nonsense',
  detail: `Its answer is not understood: ${what}.`,
});

/** The cause says it; the message of `fetch` does not. */
function unreachable(error: unknown): SpeechFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: unknown }).code;
  const detail = typeof code === 'string' ? code : String(cause).slice(0, detailLengthMax);
  return { type: 'speech-unreachable', detail };
}
