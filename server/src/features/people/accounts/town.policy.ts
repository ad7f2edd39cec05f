/** Where the demonstration town's people have their addresses: a name that nobody can own (RFC 2606). */
export const townMailDomain = '@town.example';

/** Somebody of the demonstration town whom the person at this machine may sign in as. */
export interface TownSignIn {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** The surface to open after signing in. */
  readonly path: string;
}

/** Whether an address is this machine's own: the town is open to nobody else. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

/** How a request came: from which address, under which name, and whether a proxy says it speaks for somebody else. */
export interface Way {
  readonly peer: string;
  readonly host: string | undefined;
  readonly relayed: boolean;
}

const loopbackName = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * Whether somebody at this machine asks, directly. A proxy here speaks for anybody, whatever it says of them; and a
 * page elsewhere can give its own name this machine's address, but cannot make a browser say another name.
 */
export function isAskedHere({ peer, host, relayed }: Way): boolean {
  return !relayed && isLoopback(peer) && loopbackName.test(host ?? '');
}
