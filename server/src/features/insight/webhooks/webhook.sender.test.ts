import { expect, it } from 'vitest';
import { sendMessage } from './webhook.sender.ts';

const send = async (url: string, signal = new AbortController().signal) =>
  (await sendMessage({ url, headers: {}, body: '{}', anyTarget: false, signal })).error;

it.each([
  // Its name is looked up when it is connected to; an address is seen before.
  ['https://localhost:9/', 'private-address'],
  ['https://127.0.0.1:9/', 'private-address'],
  ['https://[::ffff:127.0.0.1]:9/', 'private-address'],
  ['http://shop.example/', 'not-https'],
  ['no address', 'not-connected'],
] as const)('sends nothing to %s: %s', async (url, error) => {
  expect(await send(url)).toBe(error);
});
