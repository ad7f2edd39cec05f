import { describe, expect, it } from 'vitest';
import { findUrlFault, isPrivateAddress } from './public-network.ts';

describe('where requests of ours may go', () => {
  it.each([
    ['https://shop.example/hook', null],
    ['https://8.8.8.8/hook', null],
    ['http://shop.example/hook', 'not-https'],
    ['ftp://shop.example', 'not-https'],
    ['shop.example', 'not-a-url'],
    ['https://name:word@shop.example/', 'has-credentials'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://[::ffff:10.0.0.1]/', 'private-address'],
    ['https://169.254.169.254/latest/meta-data', 'private-address'],
    // The URL parser reads every spelling of an address as the address.
    ['https://0x7f.1/', 'private-address'],
    ['https://2130706433/', 'private-address'],
  ])('%s → %s', (url, fault) => {
    expect(findUrlFault(url, false)).toBe(fault);
  });

  it('is anywhere in the town, still without a password in the URL', () => {
    expect(findUrlFault('http://127.0.0.1:9000/', true)).toBeNull();
    expect(findUrlFault('http://name:word@127.0.0.1:9000/', true)).toBe('has-credentials');
  });

  it.each([
    ['10.1.2.3', true],
    ['172.31.255.255', true],
    ['172.32.0.0', false],
    ['100.64.0.1', true],
    ['192.168.1.1', true],
    ['224.0.0.1', true],
    ['255.255.255.255', true],
    ['1.1.1.1', false],
    ['::ffff:192.168.0.1', true],
    ['::ffff:1.1.1.1', false],
    ['fd00::1', true],
    ['fe80::1', true],
    ['2606:4700::1111', false],
  ])('%s is private: %s', (address, isPrivate) => {
    expect(isPrivateAddress(address)).toBe(isPrivate);
  });
});
