import { expect, it } from 'vitest';
import { isAskedHere, isLoopback } from './town.policy.ts';

it.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['127.0.0.1.evil.example', false],
  ['::ffff:10.0.0.1', false],
])('%s is this machine: %s', (address, here) => expect(isLoopback(address)).toBe(here));

it.each([
  [{ peer: '127.0.0.1', host: 'localhost:7700', relayed: false }, true],
  [{ peer: '::1', host: '[::1]:7700', relayed: false }, true],
  [{ peer: '127.0.0.1', host: '127.0.0.1', relayed: false }, true],
  // A name elsewhere that was given this machine's address.
  [{ peer: '127.0.0.1', host: 'rebound.example:7700', relayed: false }, false],
  [{ peer: '127.0.0.1', host: 'localhost.evil.example', relayed: false }, false],
  [{ peer: '127.0.0.1', host: undefined, relayed: false }, false],
  // A proxy on this machine speaks for anybody.
  [{ peer: '127.0.0.1', host: 'localhost:7700', relayed: true }, false],
  [{ peer: '10.0.0.9', host: 'localhost:7700', relayed: false }, false],
])('%j is asked at this machine: %s', (way, here) => {
  expect(isAskedHere(way)).toBe(here);
});
