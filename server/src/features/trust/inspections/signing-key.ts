import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { FeatureDeps } from '../../../feature.ts';

/** The key that certificates are signed with: Ed25519 (RFC 8032). */
export interface SigningKey {
  /** Made of the public key: another key has another name. */
  readonly id: string;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  sign(text: string): string;
}

/** PKCS #8 of a bare Ed25519 seed (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key that was given, else one that is the same wherever the platform's secret is. */
export function signingKeyOf({ config, secret }: Pick<FeatureDeps, 'config' | 'secret'>): SigningKey {
  const seed =
    config.inspectionKey === ''
      ? Buffer.from(hkdfSync('sha256', secret, '', 'kanmai inspection certificates', 32))
      : Buffer.from(config.inspectionKey, 'base64url');
  const key = createPrivateKey({
    ...{ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' },
  });
  const publicKey = String(createPublicKey(key as never).export({ format: 'jwk' }).x);
  return {
    ...{ id: keyIdOf(publicKey), publicKey },
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  };
}

/** The first 9 bytes of the SHA-256 of the key. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256')
    .update(Buffer.from(publicKey, 'base64url'))
    .digest()
    .subarray(0, 9)
    .toString('base64url');
}

/** Whether a text was signed with this key, to the bit. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  // Base64url lets the last character vary: only the one way to write a signature counts.
  if (bytes.length !== 64 || bytes.toString('base64url') !== signature) return false;
  return verify(null, Buffer.from(text), publicKeyOf(publicKey), bytes);
}

function publicKeyOf(publicKey: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
}
