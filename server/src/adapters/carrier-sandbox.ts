import type { Clock } from '@kanmai/kernel';
import { type Carriers, type TraceEvent, type TracePush, traceStatuses } from '../ports/carrier.ts';
import { carrierPages } from './carrier-sandbox-pages.ts';
import { faultOf, routeOf } from './carrier-sandbox-route.ts';
import {
  carrierPagePath,
  carrierSandboxName,
  carrierSignatureHeader,
  signPush,
} from './carrier-sandbox-tokens.ts';
import { sameText } from './payment-sandbox-tokens.ts';

export interface CarrierSandboxOptions {
  /** The public origin of the platform, without a trailing slash; read at each use, known only after listening. */
  readonly origin: () => string;
  readonly secret: string;
  readonly clock: Clock;
  /** How many times faster than real ones its parcels are. */
  readonly speed: number;
}

const askEveryMs = 60_000;

/**
 * Carriers without vans, for demonstration, development and tests. A parcel goes its way by the clock alone, so nothing is
 * lost by a restart; the last letters of its number choose what goes wrong (`sandboxFaults`). Its page tells the platform
 * what somebody presses, signed and by HTTP, as a real one pushes.
 */
export function createCarrierSandbox(options: CarrierSandboxOptions): Carriers {
  const { origin, secret, clock, speed } = options;
  return {
    name: carrierSandboxName,
    askEveryMs,
    async track({ carrier, trackingNo, sinceMs }) {
      if (faultOf(trackingNo) === 'DOWN') throw new Error('the carrier does not answer');
      return routeOf(carrier, trackingNo, sinceMs, speed).filter(({ atMs }) => atMs <= clock.nowMs());
    },
    readPush(headers, rawBody) {
      const given = headers[carrierSignatureHeader];
      if (given === undefined || !sameText(given, signPush(secret, rawBody))) return null;
      return parsePush(rawBody);
    },
    pageOf: ({ carrier, trackingNo }) => `${origin()}${carrierPagePath(secret, carrier, trackingNo)}`,
    pages: (server) => carrierPages(server, { secret, clock }),
  };
}

function parsePush(rawBody: string): TracePush | null {
  try {
    const body = JSON.parse(rawBody) as Record<string, unknown>;
    const { carrier, trackingNo, events } = body;
    if (typeof carrier !== 'string' || typeof trackingNo !== 'string' || !Array.isArray(events)) return null;
    const read = events.map(readEvent);
    return read.includes(null) ? null : { carrier, trackingNo, events: read as TraceEvent[] };
  } catch {
    return null;
  }
}

function readEvent(given: unknown): TraceEvent | null {
  const { at, status, place, text } = (given ?? {}) as Record<string, unknown>;
  const atMs = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(atMs) || typeof place !== 'string' || typeof text !== 'string') return null;
  return {
    ...{ atMs, place, text },
    status: traceStatuses.find((known) => known === status) ?? 'in-transit',
  };
}
