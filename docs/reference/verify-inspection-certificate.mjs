/**
 * Checks an inspection certificate without the platform: Node 20 and nothing else.
 *
 *     node verify-inspection-certificate.mjs TOKEN KEYS.json
 *
 * TOKEN is what the code says (the address, or what stands after its `#`); KEYS.json is the answer of
 * `GET /api/v1/inspection-certificates/keys`, kept from a day with a network. What is checked, and what is not:
 * inspection-certificate.md.
 */
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

const domain = 'kanmai inspection certificate\n';

/** The facts of a certificate that one of these keys signed; null when it is none, or anything of it was changed. */
export function verifyCertificate(token, keys) {
  const [encoded = '', signature = ''] = token.trim().split('#').at(-1).split('.');
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  const facts = readFacts(text);
  const known = keys.find(({ id }) => id === facts?.key);
  if (facts === null || known === undefined) return null;
  const bytes = Buffer.from(signature, 'base64url');
  if (bytes.toString('base64url') !== signature) return null;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: known.publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(domain + text), key, bytes) ? facts : null;
}

/** Read in the one way that certificates are written: names sorted, no spaces. */
function readFacts(text) {
  try {
    const facts = JSON.parse(text);
    return JSON.stringify(facts, Object.keys(facts).sort()) === text && facts.format === 1 ? facts : null;
  } catch {
    return null;
  }
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const [, , token = '', file = ''] = argv;
  const facts = verifyCertificate(token, JSON.parse(readFileSync(file, 'utf8')).keys);
  console.log(facts ?? 'This is no certificate that these keys signed.');
  process.exitCode = facts === null ? 1 : 0;
}
