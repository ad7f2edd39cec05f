import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

it.each([
  ['https://shop.example', 'https://shop.example'],
  ['https://Shop.Example/', 'https://shop.example'],
  ['http://localhost:7700/', 'http://localhost:7700'],
])('the origin %s is %s', (given, origin) => {
  expect(readConfig({ KANMAI_ORIGIN: given }).origin).toBe(origin);
});

it.each(['shop.example', 'https://shop.example/app', 'ftp://shop.example', 'javascript:alert(1)'])(
  'the origin %s is refused in one sentence',
  (given) => {
    expect(() => readConfig({ KANMAI_ORIGIN: given })).toThrow(/^KANMAI_ORIGIN must look like https:/);
  },
);

it('a speech server is an address, and its key is not in it', () => {
  const url = 'http://127.0.0.1:8000/v1/audio/transcriptions';
  expect(readConfig({ KANMAI_SPEECH_URL: url }).speechUrl).toBe(url);
  expect(readConfig({}).speechUrl).toBe('');
  for (const wrong of ['127.0.0.1:8000', 'file:///etc/passwd', 'http://key:secret@127.0.0.1/'])
    expect(() => readConfig({ KANMAI_SPEECH_URL: wrong })).toThrow(
      /^KANMAI_SPEECH_URL must look like(?!.*secret)/,
    );
});

it('a signing key that can be guessed is refused, and not repeated', () => {
  expect(() => readConfig({ KANMAI_SECRET: 'hunter2' })).toThrow(/^KANMAI_SECRET must have at least 32/);
  expect(() => readConfig({ KANMAI_SECRET: 'hunter2' })).not.toThrow(/hunter2/);
  expect(readConfig({ KANMAI_SECRET: 'x'.repeat(32) }).secret).toBe('x'.repeat(32));
});
