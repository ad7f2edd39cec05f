import { createDecipheriv, createHash, type KeyObject, sign, verify } from 'node:crypto';

/** Signatures and encryption of WeChat Pay's API v3. https://pay.weixin.qq.com/doc/v3/merchant/4012365342 */

/** What a merchant signs: method, path with query, time in seconds, nonce and body, each with a line end. */
export function requestMessage(
  method: string,
  pathAndQuery: string,
  timestamp: string,
  nonce: string,
  body: string,
): string {
  return `${method}\n${pathAndQuery}\n${timestamp}\n${nonce}\n${body}\n`;
}

/** What WeChat Pay signs, in answers and notifications alike. */
export function answerMessage(timestamp: string, nonce: string, body: string): string {
  return `${timestamp}\n${nonce}\n${body}\n`;
}

/** SHA-256 with RSA, in base64. */
export function signMessage(key: KeyObject, message: string): string {
  return sign('sha256', Buffer.from(message), key).toString('base64');
}

export function isSignedBy(key: KeyObject, message: string, signature: string): boolean {
  try {
    return verify('sha256', Buffer.from(message), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** The Authorization header of a request. */
export function authorization(parts: {
  readonly mchId: string;
  readonly serial: string;
  readonly nonce: string;
  readonly timestamp: string;
  readonly signature: string;
}): string {
  const { mchId, serial, nonce, timestamp, signature } = parts;
  return (
    `WECHATPAY2-SHA256-RSA2048 mchid="${mchId}",nonce_str="${nonce}",signature="${signature}",` +
    `timestamp="${timestamp}",serial_no="${serial}"`
  );
}

export interface EncryptedResource {
  readonly algorithm?: string;
  readonly ciphertext: string;
  readonly associated_data?: string;
  readonly nonce: string;
}

const tagBytes = 16;

/** Opens an AEAD_AES_256_GCM resource with the APIv3 key of 32 bytes. @throws when it was not closed with that key */
export function openResource(apiV3Key: string, resource: EncryptedResource): string {
  const bytes = Buffer.from(resource.ciphertext, 'base64');
  if (bytes.length < tagBytes) throw new Error('the resource is too short');
  const key = Buffer.from(apiV3Key);
  const decipher = createDecipheriv('aes-256-gcm', key, resource.nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  decipher.setAAD(Buffer.from(resource.associated_data ?? ''));
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
}

export function sha1Of(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}
