import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Whether requests of ours may go to private addresses and over plain HTTP. */
export function mayGoAnywhere(config: { readonly webhookTargets: string; readonly town: string }): boolean {
  const { webhookTargets, town } = config;
  return webhookTargets === 'any' || (webhookTargets === 'auto' && town === 'on');
}

export type UrlFault = 'not-a-url' | 'not-https' | 'has-credentials' | 'private-address';

/** What is wrong with an address to send to, before its name is looked up. */
export function findUrlFault(text: string, anyTarget: boolean): UrlFault | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'not-a-url';
  }
  if (url.username !== '' || url.password !== '') return 'has-credentials';
  if (url.protocol !== 'https:' && !(anyTarget && url.protocol === 'http:')) return 'not-https';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return !anyTarget && isIP(host) !== 0 && isPrivateAddress(host) ? 'private-address' : null;
}

const privateRanges = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateRanges.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateRanges.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is not one of the public internet: whoever gives us a URL must not reach our own network through it. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped !== null) return isPrivateAddress(mapped[1] as string);
  return privateRanges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Looks a name up at the moment of connecting, so that it cannot point elsewhere than when it was checked. */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, []);
    const found = addresses.filter(({ address }) => !isPrivateAddress(address));
    if (found.length === 0)
      return done(Object.assign(new Error(hostname), { code: 'KANMAI_PRIVATE_ADDRESS' }), []);
    if (options.all === true) return done(null, found);
    const first = found[0] as { address: string; family: number };
    return done(null, first.address, first.family);
  });
};
