import { expect, it } from 'vitest';
import { isLoopback } from './town.policy.ts';

it.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['127.0.0.1.evil.example', false],
  ['::ffff:10.0.0.1', false],
])('%s is this machine: %s', (address, here) => expect(isLoopback(address)).toBe(here));
