/** Where a browser of somebody takes messages: as it gave it (Push API, `PushSubscription.toJSON()`). */
export interface PushTarget {
  readonly endpoint: string;
  /** The browser's public key, P-256, base64url. */
  readonly p256dh: string;
  /** 16 bytes that browser and server share, base64url. */
  readonly auth: string;
}

export interface PushMessage {
  /** What the service worker is given, as JSON: at most 3,000 bytes of it. */
  readonly data: Readonly<Record<string, string>>;
  /** How long it is worth telling, in seconds. */
  readonly ttlS: number;
}

/** `gone`: nobody takes messages there any more. `failed`: it was not taken now. */
export type PushOutcome = 'taken' | 'gone' | 'failed';

/** Sends messages to browsers by the push service of whoever made the browser. */
export interface Push {
  /** Browsers subscribe with it: only who has the other half may send. base64url. */
  readonly publicKey: string;
  /** Never throws. */
  send(target: PushTarget, message: PushMessage): Promise<PushOutcome>;
}
