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
