import { type FakeAnswer, startFakeServer } from './fake-http.ts';

/** A speech server that hears what a test says, in the way of speaches; and what it was asked. */
export interface FakeSpeechServer {
  readonly url: string;
  readonly asked: readonly string[];
  /** What it hears from now on, from the beginning of a stretch. */
  says: { readonly text: string; readonly noSpeech?: number };
  /** What it answers instead, when something is the matter. */
  fault: FakeAnswer | null;
  close(): Promise<void>;
}

export async function startFakeSpeechServer(): Promise<FakeSpeechServer> {
  const asked: string[] = [];
  const fake: Omit<FakeSpeechServer, 'url' | 'close'> = { asked, says: { text: '' }, fault: null };
  const server = await startFakeServer(({ path, body }) => {
    asked.push(`${path} ${/name="file"[\s\S]*WAVEfmt/.test(body) ? 'wav' : 'no sound'}`);
    if (fake.fault !== null) return fake.fault;
    const { text, noSpeech = 0.01 } = fake.says;
    const segment = {
      ...{ id: 1, seek: 0, start: 0, end: 0.4, text, tokens: [], words: null, temperature: 0 },
      ...{ avg_logprob: -0.2, compression_ratio: 0.9, no_speech_prob: noSpeech },
    };
    const answer = { task: 'transcribe', language: 'zh', duration: 1, text, segments: [segment] };
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
  });
  return Object.assign(fake, {
    url: `${server.origin}/v1/audio/transcriptions`,
    close: server.close,
  });
}
