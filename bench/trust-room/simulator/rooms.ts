import type { Random } from '@kanmai/kernel';
import { randomBetween, randomFactor, randomPoisson } from './chance.ts';

export const tickS = 10;

export interface SimulatedTick {
  readonly atMs: number;
  readonly messages: number;
  readonly complaints: number;
  readonly reports: number;
  readonly viewers: number;
  readonly orders: number;
  readonly cancellations: number;
}

/** By how many times each rate is raised from `atMs` on, rising over a minute; cancellations two minutes later. */
interface Incident {
  readonly atMs: number;
  readonly complaints: number;
  readonly reports: number;
  readonly cancellations: number;
}

export interface SimulatedRoom {
  readonly ticks: readonly SimulatedTick[];
  /** When the host began to deceive; undefined in an innocent room. */
  readonly incidentMs: number | undefined;
}

/**
 * A room of some hours: viewers come and go, messages burst, complaints have a level of their own that drifts, and now and
 * then the picture stutters, of which people complain, too. A deceived room has an incident after ten minutes at the earliest.
 */
export function simulateRoom(random: Random, hours: number, isDeceived: boolean): SimulatedRoom {
  const lengthMs = hours * 3_600_000;
  const incident = isDeceived ? incidentOf(random, lengthMs) : undefined;
  const own = {
    viewers: 300 * randomFactor(random, 1),
    talk: 0.02 * randomFactor(random, 0.5),
    complaints: 0.015 * randomFactor(random, 0.6),
    reports: 0.0002 * randomFactor(random, 0.5),
    buying: 0.0015 * randomFactor(random, 0.5),
    cancelling: 0.02 * randomFactor(random, 0.4),
  };
  let stutterUntilMs = 0;
  const ticks: SimulatedTick[] = [];
  for (let atMs = tickS * 1_000; atMs <= lengthMs; atMs += tickS * 1_000) {
    own.viewers = Math.max(5, own.viewers * randomFactor(random, 0.03));
    own.complaints *= randomFactor(random, 0.01);
    if (random.next() < tickS / 7_200) stutterUntilMs = atMs + 30_000;
    const risen = (factor: number | undefined, delayMs = 0) =>
      1 + ((factor ?? 1) - 1) * rampOf(incident, atMs - delayMs);
    const messages = randomPoisson(random, own.viewers * own.talk * randomFactor(random, 0.5));
    const stutter = atMs < stutterUntilMs ? 2 : 1;
    const share = Math.min(0.6, own.complaints * risen(incident?.complaints) * stutter);
    const orders = randomPoisson(random, own.viewers * own.buying * randomFactor(random, 0.4));
    const cancelled = Math.min(0.6, own.cancelling * risen(incident?.cancellations, 120_000));
    ticks.push({
      ...{ atMs, messages, orders, viewers: Math.round(own.viewers) },
      complaints: Math.min(messages, randomPoisson(random, messages * share)),
      reports: randomPoisson(random, own.viewers * own.reports * risen(incident?.reports)),
      cancellations: Math.min(orders, randomPoisson(random, orders * cancelled)),
    });
  }
  return { ticks, incidentMs: incident?.atMs };
}

function incidentOf(random: Random, lengthMs: number): Incident {
  return {
    atMs: randomBetween(random, 600_000, lengthMs - 900_000),
    complaints: randomBetween(random, 4, 10),
    reports: randomBetween(random, 5, 15),
    cancellations: randomBetween(random, 3, 6),
  };
}

/** From 0 before it to 1 a minute after. */
function rampOf(incident: Incident | undefined, atMs: number): number {
  if (incident === undefined) return 0;
  return Math.max(0, Math.min(1, (atMs - incident.atMs) / 60_000));
}
