import { createCipheriv, createECDH, hkdfSync } from 'node:crypto';
import type { PushTarget } from '../ports/push.ts';

/** What is new with each message. */
export interface PushChance {
  /** 16 bytes. */
  readonly salt: Buffer;
  /** A P-256 key of one message, 32 bytes. */
  readonly privateKey: Buffer;
}

const recordSize = 4_096;
/** Of a record, what is left beside the tag and the mark of its end; push services take no more (RFC 8030, section 7.2). */
export const plainBytesMax = 3_000;
const endOfLastRecord = 2;

/**
 * A message as only the browser reads it: `aes128gcm` in one record (RFC 8188) with keys agreed as of RFC 8291, section 3.4.
 * @throws where the browser's key is no point of P-256.
 */
export function encryptPush(plain: Buffer, target: PushTarget, { salt, privateKey }: PushChance): Buffer {
  const own = createECDH('prime256v1');
  own.setPrivateKey(privateKey);
  const ownPublic = own.getPublicKey();
  const theirPublic = Buffer.from(target.p256dh, 'base64url');
  const shared = own.computeSecret(theirPublic);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirPublic, ownPublic]);
  const agreed = derive(shared, Buffer.from(target.auth, 'base64url'), info, 32);
  const key = derive(agreed, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(agreed, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(recordSize);
  head.writeUInt8(ownPublic.length, 4);
  const record = [cipher.update(plain), cipher.update(Buffer.of(endOfLastRecord)), cipher.final()];
  return Buffer.concat([salt, head, ownPublic, ...record, cipher.getAuthTag()]);
}

function derive(key: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, bytes));
}
