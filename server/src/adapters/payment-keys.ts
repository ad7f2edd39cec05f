import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';

/** A PEM as it stands, or with `\n` for its line ends as environments often have it; else the base64 of one. */
function derOf(text: string): Buffer {
  const lines = text.replaceAll('\\n', '\n').replace(/-----[^-]+-----/g, '');
  return Buffer.from(lines.replace(/\s+/g, ''), 'base64');
}

/** An RSA private key, PKCS #8 or #1. @throws a sentence without the key when it is none */
export function readPrivateKey(name: string, text: string): KeyObject {
  const key = derOf(text);
  for (const type of ['pkcs8', 'pkcs1'] as const) {
    try {
      return createPrivateKey({ key, format: 'der', type });
    } catch {
      // The other form is tried, then it is said.
    }
  }
  throw new Error(`${name} is not a private key.`);
}

/** A public key, or that of a certificate. @throws a sentence when it is none */
export function readPublicKey(name: string, text: string): KeyObject {
  const key = derOf(text);
  try {
    if (text.includes('CERTIFICATE')) return new X509Certificate(key).publicKey;
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    throw new Error(`${name} is neither a public key nor a certificate.`);
  }
}

export function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' }).toString();
}
