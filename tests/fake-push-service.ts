import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A push service with one browser that subscribed there. It answers the status that its path names, 201 without one. */
export interface FakePushService {
  readonly address: string;
  /** Of the browser, as `PushSubscription.toJSON()` has them. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** What came, as the browser reads it. */
  readonly taken: readonly { readonly headers: IncomingHttpHeaders; readonly text: string }[];
  stop(): void;
}

export async function startFakePushService(): Promise<FakePushService> {
  const taken: { headers: IncomingHttpHeaders; text: string }[] = [];
  const browser = createECDH('prime256v1');
  const p256dh = browser.generateKeys();
  const auth = randomBytes(16);
  const service = createServer((request, reply) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      taken.push({ headers: request.headers, text: decrypted(Buffer.concat(pieces)) });
      reply.writeHead(Number(request.url?.slice(1)) || 201).end();
    });
  });
  const decrypted = (body: Buffer) => {
    const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 86)];
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender]);
    const agreed = derive(browser.computeSecret(sender), auth, info, 32);
    const key = derive(agreed, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derive(agreed, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
    const cipher = createDecipheriv('aes-128-gcm', key, nonce);
    cipher.setAuthTag(body.subarray(-16));
    const plain = Buffer.concat([cipher.update(body.subarray(86, -16)), cipher.final()]);
    // The mark of the last record (RFC 8188).
    if (plain.at(-1) !== 2) throw new Error('the record has no end');
    return plain.subarray(0, -1).toString();
  };
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
    taken,
    stop: () => service.close(),
  };
}

function derive(key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, length));
}
