import { afterEach, describe, expect, it } from 'vitest';
import {
  type FakeAnswer,
  type FakeRequest,
  type FakeServer,
  startFakeServer,
} from '../../../tests/fake-http.ts';
import {
  openAiVerbose,
  speachesVerbose,
  vllmVerbose,
  whisperCppError,
  whisperCppVerbose,
} from '../../../tests/speech-server-vectors.ts';
import { soundBytesPerMs } from '../ports/sound.ts';
import { createSpeechServer, type SpeechServerOptions } from './speech-server.ts';
import { readTranscription } from './speech-server-answer.ts';

const tenSeconds = Buffer.alloc(10_000 * soundBytesPerMs, 1);
const heard = (answer: unknown, lengthMs = 10_000) => readTranscription(JSON.stringify(answer), lengthMs);

describe('what a speech server answers', () => {
  it('is read as each of them writes it', () => {
    expect(heard(openAiVerbose)).toEqual({
      language: 'en',
      phrases: [
        {
          ...{ startMs: 0, endMs: 3_320, text: 'The beach was a popular spot on a hot summer day.' },
          sureness: {
            logProbability: -0.2860786020755768,
            noSpeech: 0.00985979475080967,
            compression: 1.2363636493682861,
          },
        },
      ],
    });
    expect(heard(speachesVerbose)).toMatchObject({
      language: 'zh',
      phrases: [{ endMs: 1_500, text: '大家好' }],
    });
    expect(heard(vllmVerbose)).toMatchObject({
      ...{ language: 'en', phrases: [{ text: 'Hello.', sureness: { noSpeech: null } }] },
    });
  });

  it('of whisper.cpp may lack a measure, cut a character in two, and go on after the end', () => {
    expect(heard(whisperCppVerbose)).toEqual({
      language: 'zh',
      phrases: [
        {
          ...{ startMs: 500, endMs: 2_340, text: '这个茶三天' },
          sureness: { logProbability: -0.31, noSpeech: 0.02, compression: null },
        },
        {
          ...{ startMs: 2_340, endMs: 10_000, text: '根治高血压' },
          sureness: { logProbability: null, noSpeech: 0.02, compression: null },
        },
      ],
    });
    expect(heard(whisperCppError)).toBe('failed to read WAV file');
  });

  it.each([
    ['no JSON', 'oops'],
    ['no object', '[1]'],
    ['null', 'null'],
    ['no text', '{}'],
    ['segments of another kind', '{"segments":{}}'],
    ['a segment without times', '{"segments":[{"text":"x"}]}'],
    ['a segment that is none', '{"segments":[3]}'],
    ['times that are none', '{"segments":[{"text":"x","start":"0","end":1}]}'],
    ['too many segments', JSON.stringify({ segments: new Array(201).fill({ text: 'x', start: 0, end: 1 }) })],
  ])('is nonsense: %s', (_what, text) => {
    expect(readTranscription(text, 10_000)).toBeTypeOf('string');
  });

  it('without segments is one phrase of all of it', () => {
    expect(heard({ text: ' hello ' }, 2_000)).toMatchObject({
      ...{ language: null, phrases: [{ startMs: 0, endMs: 2_000, text: 'hello' }] },
    });
    expect(heard({ text: '' })).toEqual({ language: null, phrases: [] });
  });
});

describe('a speech server', () => {
  let server: FakeServer | null = null;
  afterEach(() => server?.close());

  async function asked(
    answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>,
    more: Partial<SpeechServerOptions> = {},
  ) {
    server = await startFakeServer(answer);
    const url = `${server.origin}/v1/audio/transcriptions`;
    const speech = createSpeechServer({ ...{ url, model: '', key: '', language: null }, ...more });
    return speech.hear(tenSeconds);
  }
  const says = (body: unknown, status = 200) => ({ status, body: JSON.stringify(body) });

  it('is given a WAV file and what it is to do with it', async () => {
    const requests: FakeRequest[] = [];
    const result = await asked(
      (request) => {
        requests.push(request);
        return says(speachesVerbose);
      },
      { model: 'a-model', key: 'a-key', language: 'zh' },
    );
    expect(result).toMatchObject({ ok: true, value: { phrases: [{ text: '大家好' }] } });
    const [{ method, path, headers, body } = { body: '' } as FakeRequest] = requests;
    expect({ method, path }).toEqual({ method: 'POST', path: '/v1/audio/transcriptions' });
    expect(headers.authorization).toBe('Bearer a-key');
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    const field = (name: string) => new RegExp(`name="${name}"\\r\\n\\r\\n(.*)\\r\\n`).exec(body)?.[1];
    expect(field('model')).toBe('a-model');
    expect(field('language')).toBe('zh');
    expect(field('response_format')).toBe('verbose_json');
    expect(field('timestamp_granularities\\[\\]')).toBe('segment');
    expect(field('temperature')).toBe('0');
    expect(field('prompt')).toBe('以下是普通话的句子。');
    expect(body).toMatch(/name="file"; filename="stretch\.wav"\r\nContent-Type: audio\/wav\r\n\r\nRIFF/);
    expect(body).toContain('WAVEfmt ');
  });

  it('is told no language, model or key where none is set', async () => {
    const bodies: string[] = [];
    await asked(({ body, headers }) => {
      bodies.push(body);
      expect(headers.authorization).toBeUndefined();
      return says(openAiVerbose);
    });
    for (const name of ['model', 'language', 'prompt']) expect(bodies[0]).not.toContain(`name="${name}"`);
  });

  it('that says back what it was told beforehand has heard nothing', async () => {
    const echo = { language: 'zh', segments: [{ start: 0, end: 3, text: '以下是普通话的句子。' }] };
    expect(await asked(() => says(echo), { language: 'zh' })).toMatchObject({ value: { phrases: [] } });
  });

  it.each([
    ['refuses the key', () => says({ error: { message: 'Incorrect API key' } }, 401), 'speech-refused'],
    ['is overloaded', () => says({}, 503), 'speech-refused'],
    ['sends us on', () => ({ status: 307, headers: { location: '/x' }, body: '' }), 'speech-unreachable'],
    ['is another kind of server', () => ({ status: 200, body: '<html></html>' }), 'speech-nonsense'],
    ['says no end', () => ({ status: 200, body: ' '.repeat(1024 * 1024 + 1) }), 'speech-nonsense'],
  ])('that %s is a failure', async (_what, answer, type) => {
    expect(await asked(answer)).toMatchObject({ ok: false, failure: { type } });
  });

  it('that is slow, or not there, is a failure that says so', async () => {
    const never = () => new Promise<FakeAnswer>(() => undefined);
    expect(await asked(never, { answerMsMax: 30 })).toMatchObject({ failure: { type: 'speech-slow' } });
    await server?.close();
    const away = createSpeechServer({ url: 'http://127.0.0.1:1/', model: '', key: 'secret', language: null });
    const failed = await away.hear(tenSeconds);
    expect(failed).toMatchObject({ ok: false, failure: { type: 'speech-unreachable' } });
    expect(JSON.stringify(failed)).not.toContain('secret');
    expect(away.name).toBe('127.0.0.1:1');
  });
});
