import { expect, it } from 'vitest';
import { decideOrigin } from './same-origin.ts';

const own = 'https://shop.example';
const source = { method: 'POST', host: 'shop.example', origin: undefined, fetchSite: undefined };

it.each([
  ['a page of ours', { origin: own, fetchSite: 'same-origin' }, true],
  ['a page of ours in an old browser', { origin: own }, true],
  [
    'a page of ours under another name of this machine',
    { origin: 'http://127.0.0.1:7700', host: '127.0.0.1:7700' },
    true,
  ],
  ['no browser at all', {}, true],
  ['the address bar', { fetchSite: 'none' }, true],
  ['another site', { origin: 'https://evil.example', fetchSite: 'cross-site' }, false],
  ['another site in an old browser', { origin: 'https://evil.example' }, false],
  ['another host of the same site', { origin: 'https://cdn.shop.example', fetchSite: 'same-site' }, false],
  ['a sandboxed page', { origin: 'null' }, false],
  ['a page without origin from another site', { fetchSite: 'cross-site' }, false],
])('a POST from %s: %s', (_from, given, taken) => {
  expect(decideOrigin({ ...source, ...given }, own) === null).toBe(taken);
});

it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and may come from anywhere', (method) => {
  expect(decideOrigin({ ...source, method, origin: 'https://evil.example' }, own)).toBeNull();
});
