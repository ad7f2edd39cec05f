import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Random, randomBelow } from '@kanmai/kernel';
import type { Violation } from '../../tests/fault/invariants.ts';

/** A shop's own server, which outlives every kill and is not always well itself. */
export interface Receiver {
  readonly url: string;
  /** What it took, by `webhook-id`. */
  readonly taken: ReadonlyMap<string, string>;
  /** Messages that came under a known id with another body, or with a signature of nobody's. */
  readonly wrong: readonly Violation[];
  /** Messages are signed with one of these. */
  readonly secrets: string[];
  stop(): Promise<void>;
}

/** Of ten messages, so many meet a fault the first time; the second time all is well, so that nothing is given up. */
const faultsOfTen = 3;
const hangMs = 1_500;

export async function startReceiver(random: Random): Promise<Receiver> {
  const taken = new Map<string, string>();
  const met = new Set<string>();
  const wrong: Violation[] = [];
  const secrets: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const id = String(request.headers['webhook-id']);
      const note = (detail: string) =>
        wrong.push({ invariant: 'a message is signed and stays the same', subject: id, detail });
      const signed = `${id}.${request.headers['webhook-timestamp']}.${body}`;
      if (!isSigned(secrets, signed, String(request.headers['webhook-signature'])))
        note('its signature is nobody’s');
      if (taken.has(id) && taken.get(id) !== body) note('came again with another body');
      if (!met.has(id) && randomBelow(random, 10) < faultsOfTen) {
        met.add(id);
        if (randomBelow(random, 2) === 0) response.writeHead(500).end();
        else setTimeout(() => request.socket.destroy(), hangMs).unref();
        return;
      }
      taken.set(id, body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    taken,
    wrong,
    secrets,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Standard Webhooks, version v1, reckoned here once more so that the platform's own code does not judge itself. */
function isSigned(secrets: readonly string[], signed: string, signatures: string): boolean {
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const right = Buffer.from(createHmac('sha256', key).update(signed).digest('base64'));
    return signatures.split(' ').some((given) => {
      const text = Buffer.from(given.replace('v1,', ''));
      return text.length === right.length && timingSafeEqual(text, right);
    });
  });
}
