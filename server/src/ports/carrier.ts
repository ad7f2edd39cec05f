import type { HttpServer } from '../http/http-server.ts';

/** Every carrier that the platform knows, by the code that a parcel keeps. Their names are the screens'. */
export const carrierCodes = [
  'sf',
  'jd',
  'zto',
  'yto',
  'sto',
  'yunda',
  'jitu',
  'ems',
  'deppon',
  'dhl',
] as const;
export type CarrierCode = (typeof carrierCodes)[number];

/** What a carrier says of a parcel. A status that it has and we do not is read as `in-transit`. */
export const traceStatuses = [
  'picked-up',
  'in-transit',
  'out-for-delivery',
  'delayed',
  'delivered',
  'returning',
  'returned',
  'lost',
] as const;
export type TraceStatus = (typeof traceStatuses)[number];

export interface TraceEvent {
  readonly atMs: number;
  readonly status: TraceStatus;
  /** Where, as the carrier writes it; empty when it does not say. */
  readonly place: string;
  /** What, in the carrier's own words. */
  readonly text: string;
}

export interface TrackRequest {
  readonly carrier: string;
  readonly trackingNo: string;
  /** Numbers are used again after some months: what happened before this is another parcel's. */
  readonly sinceMs: number;
}

export interface TracePush {
  readonly carrier: string;
  readonly trackingNo: string;
  readonly events: readonly TraceEvent[];
}

/** Whoever knows where parcels are: a carrier, or a service that asks many. */
export interface Carriers {
  readonly name: string;
  /** How often it wants to be asked about one parcel at most. */
  readonly askEveryMs: number;
  /**
   * All that is known of a parcel, in any order; empty when nothing is yet.
   * @throws when the carrier does not answer before the signal
   */
  track(request: TrackRequest, signal: AbortSignal): Promise<readonly TraceEvent[]>;
  /** Checks the signature of what a carrier tells by itself; null when it is not the carrier's. */
  readPush(headers: Record<string, string | undefined>, rawBody: string): TracePush | null;
  /** The carrier's own page of a parcel. */
  pageOf(parcel: { readonly carrier: string; readonly trackingNo: string }): string | null;
  /** Pages that this server must serve at its root: the sandbox's. */
  readonly pages?: (server: HttpServer) => void;
}
