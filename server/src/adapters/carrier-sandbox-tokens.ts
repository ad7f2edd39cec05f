import { createHmac } from 'node:crypto';

export const carrierSandboxName = 'sandbox';
export const carrierSignatureHeader = 'x-sandbox-signature';

/** Signs what is pushed: HMAC-SHA-256 over the body as sent. */
export function signPush(secret: string, rawBody: string): string {
  return createHmac('sha256', secret).update(`sandbox-carrier\n${rawBody}`).digest('hex');
}

/** The address of a parcel's page; only who was given it can open it. */
export function carrierPagePath(secret: string, carrier: string, trackingNo: string): string {
  const signature = createHmac('sha256', secret)
    .update(`sandbox-carrier-page\n${JSON.stringify([carrier, trackingNo])}`)
    .digest('hex');
  return `/sandbox/parcels/${encodeURIComponent(carrier)}/${encodeURIComponent(trackingNo)}?signature=${signature}`;
}
