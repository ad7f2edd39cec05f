import { err, minuteMs, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import type { TraceEvent } from '../../../ports/carrier.ts';
import * as orders from '../orders/index.ts';
import { commandParcels } from './parcel.service.ts';
import { commandsOf, isBelievable, latestOf, nextTrackAtMs, tracePolicy } from './trace.policy.ts';
import {
  findParcelByNumber,
  hasNumber,
  insertTraces,
  listTraces,
  setNextTrack,
  setTrace,
  type TrackedParcel,
  takeParcelsToTrack,
} from './trace.store.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'config' | 'carriers' | 'log' | 'eventsAppended'>;

const placeLengthMax = 100;
const textLengthMax = 300;

/** Keeps what a carrier says of a parcel, each thing once, and does what follows from all of it. Answers how much was new. */
export async function takeTraces(
  deps: Deps,
  parcel: TrackedParcel,
  given: readonly TraceEvent[],
): Promise<number> {
  const nowMs = deps.clock.nowMs();
  const events = given
    .filter((event) => isBelievable(event, parcel.shippedAtMs, nowMs))
    .slice(-tracePolicy.eventsMax)
    .map((event) => ({
      ...event,
      place: event.place.slice(0, placeLengthMax),
      text: event.text.slice(0, textLengthMax),
    }));
  if (events.length === 0) return 0;
  const { orderId, shopId } = parcel;
  const fresh = await unitOfWork(deps.db, async (tx) => {
    await orders.lockOrders(tx, { orderId, shopId });
    // Corrected or cancelled while the carrier was asked: what it said is of a number that counts no more.
    if (!(await hasNumber(tx, parcel))) return 0;
    const count = await insertTraces(tx, parcel, events, nowMs);
    if (count === 0) return 0;
    const known = await listTraces(tx, parcel, tracePolicy.eventsMax);
    for (const kind of commandsOf(known)) {
      const command = { kind, parcelId: parcel.id };
      const done = await commandParcels(tx, deps, { orderId, shopId }, command, null);
      if (!done.ok)
        deps.log.warn({ parcelId: parcel.id, failure: done.failure }, 'news of a parcel had no effect');
    }
    const latest = latestOf(known);
    if (latest !== null) await setTrace(tx, parcel.id, latest);
    return count;
  });
  if (fresh > 0) deps.eventsAppended();
  return fresh;
}

/** What a carrier tells by itself. Repeating it has no second effect. */
export async function takePush(
  deps: Deps,
  headers: Record<string, string | undefined>,
  rawBody: string,
): Promise<Result<{ fresh: number }, Problem>> {
  const push = deps.carriers.readPush(headers, rawBody);
  if (push === null) return err({ type: 'signature-invalid' });
  // Answering "not found" makes the carrier try again: the number may be about to be told.
  const parcel = await findParcelByNumber(deps.db, push.carrier, push.trackingNo);
  if (parcel === null) return err({ type: 'not-found', field: 'trackingNo' });
  return ok({ fresh: await takeTraces(deps, parcel, push.events) });
}

const parcelsAtOnce = 50;
const parcelsPerRun = 2_000;
const askTimeoutMs = 10_000;
const leaseMs = 5 * minuteMs;

/** Asks the carriers of parcels under way, those that were not asked for longest first. Answers how many had news. */
export async function trackParcels(deps: Deps, signal: AbortSignal): Promise<number> {
  let withNews = 0;
  for (let asked = 0; asked < parcelsPerRun && !signal.aborted; ) {
    const nowMs = deps.clock.nowMs();
    const parcels = await takeParcelsToTrack(deps.db, nowMs, nowMs + leaseMs, parcelsAtOnce);
    if (parcels.length === 0) break;
    asked += parcels.length;
    const news = await Promise.all(parcels.map((parcel) => trackParcel(deps, parcel, signal)));
    withNews += news.filter(Boolean).length;
  }
  return withNews;
}

async function trackParcel(deps: Deps, parcel: TrackedParcel, signal: AbortSignal): Promise<boolean> {
  let fresh = 0;
  try {
    const { carrier, trackingNo, shippedAtMs: sinceMs } = parcel;
    const timeout = AbortSignal.any([signal, AbortSignal.timeout(askTimeoutMs)]);
    const events = await deps.carriers.track({ carrier, trackingNo, sinceMs }, timeout);
    fresh = await takeTraces(deps, parcel, events);
  } catch (error) {
    deps.log.warn({ error, parcelId: parcel.id }, 'a carrier could not be asked');
  }
  // A carrier that does not answer is left alone like one that has nothing to say.
  const quietCount = fresh > 0 ? 0 : parcel.quietCount + 1;
  const nextAtMs = nextTrackAtMs(deps.clock.nowMs(), quietCount, deps.carriers.askEveryMs);
  await setNextTrack(deps.db, parcel.id, nextAtMs, quietCount);
  return fresh > 0;
}
