import { createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto';

/** Who sends, as push services know it (VAPID, RFC 8292). */
export interface VapidKey {
  /** The point, uncompressed, base64url. */
  readonly publicKey: string;
  readonly key: KeyObject;
}

/** The order of P-256: private keys are from 1 to one less. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** @param privateKey 32 bytes, base64url. @throws where it is none. */
export function vapidKeyOf(privateKey: string): VapidKey {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  const point = curve.getPublicKey();
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256', d: privateKey },
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  return { publicKey: point.toString('base64url'), key: createPrivateKey({ key: jwk, format: 'jwk' }) };
}

/** A key that is the same wherever the same secret is, so that every server of one platform sends as one. */
export function vapidPrivateKeyFrom(secret: string): string {
  // 16 bytes more than needed: what is left of the division is spread evenly (FIPS 186-5, A.2.1).
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'kanmai push', 48)).toString('hex');
  const scalar = (BigInt(`0x${bytes}`) % (order - 1n)) + 1n;
  return Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').toString('base64url');
}

export interface VapidClaims {
  /** The origin of the push service. */
  readonly audience: string;
  readonly expiresAtMs: number;
  /** How whoever runs the push service reaches us: `mailto:` or an address. */
  readonly subject: string;
}

/** The `Authorization` of a message: a token that holds for one push service, for a while. */
export function vapidHeader({ publicKey, key }: VapidKey, claims: VapidClaims): string {
  const signed = vapidSigned(claims);
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey}`;
}

/** What is signed: head and claims of the token. */
export function vapidSigned({ audience, expiresAtMs, subject }: VapidClaims): string {
  const head = { typ: 'JWT', alg: 'ES256' };
  const claims = { aud: audience, exp: Math.floor(expiresAtMs / 1_000), sub: subject };
  return [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}
