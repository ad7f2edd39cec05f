import { createHash } from 'node:crypto';
import { hourMs } from '@kanmai/kernel';
import type { TraceEvent, TraceStatus } from '../ports/carrier.ts';

/** What a number's last letters make of its parcel: the ways in which real ones go wrong. */
export const sandboxFaults = ['LOST', 'LATE', 'BACK', 'MUTE', 'DOWN'] as const;
export type SandboxFault = (typeof sandboxFaults)[number];

export function faultOf(trackingNo: string): SandboxFault | null {
  const plain = trackingNo.toUpperCase();
  return sandboxFaults.find((fault) => plain.endsWith(fault)) ?? null;
}

interface Stop {
  readonly status: TraceStatus;
  /** After the one before. */
  readonly hours: readonly [least: number, most: number];
  readonly where: 'origin' | 'hub' | 'far-hub' | 'door';
  readonly zh: string;
  readonly en: string;
}

const begin: readonly Stop[] = [
  { status: 'picked-up', hours: [1, 6], where: 'origin', zh: '快件已揽收', en: 'Picked up' },
  { status: 'in-transit', hours: [1, 4], where: 'hub', zh: '快件到达转运中心', en: 'Arrived at the hub' },
  { status: 'in-transit', hours: [1, 3], where: 'hub', zh: '快件已发往下一站', en: 'Left the hub' },
  {
    status: 'in-transit',
    hours: [8, 20],
    where: 'far-hub',
    zh: '快件到达转运中心',
    en: 'Arrived at the hub',
  },
];
const late: Stop = {
  ...{ status: 'delayed', hours: [2, 6], where: 'far-hub' },
  ...{ zh: '因天气原因，快件派送延误', en: 'Delayed by the weather' },
};
const out: Stop = {
  ...{ status: 'out-for-delivery', hours: [3, 9], where: 'door' },
  ...{ zh: '快件正在派送，请保持电话畅通', en: 'Out for delivery' },
};
const arrive: Stop = {
  ...{ status: 'delivered', hours: [1, 5], where: 'door' },
  ...{ zh: '快件已签收', en: 'Delivered' },
};
const lost: Stop = {
  ...{ status: 'lost', hours: [30, 40], where: 'far-hub' },
  ...{ zh: '快件在运输途中遗失', en: 'Lost on the way' },
};
const back: readonly Stop[] = [
  {
    status: 'returning',
    hours: [2, 6],
    where: 'door',
    zh: '收件人拒收，快件退回',
    en: 'Refused, on its way back',
  },
  {
    status: 'returned',
    hours: [24, 40],
    where: 'origin',
    zh: '快件已退回寄件人',
    en: 'Returned to the sender',
  },
];

const stopsOf: Record<SandboxFault | 'none', readonly Stop[]> = {
  none: [...begin, out, arrive],
  LATE: [...begin, late, { ...out, hours: [40, 60] }, arrive],
  LOST: [...begin, lost],
  BACK: [...begin, out, ...back],
  MUTE: [],
  DOWN: [],
};

const origins = ['杭州余杭营业部', '景德镇昌江营业部', '昆明呈贡营业部', '广州白云营业部'];
const hubs = ['杭州转运中心', '南昌转运中心', '昆明转运中心', '广州转运中心'];
const farHubs = ['上海转运中心', '北京转运中心', '成都转运中心', '武汉转运中心'];
const doors = ['上海徐汇营业点', '北京海淀营业点', '成都锦江营业点', '武汉洪山营业点'];

/** All that will ever be said of a parcel, the same whenever it is asked; `speed` times faster than real ones. */
export function routeOf(carrier: string, trackingNo: string, sinceMs: number, speed: number): TraceEvent[] {
  const bytes = createHash('sha256').update(`${carrier} ${trackingNo}`).digest();
  const [from, to] = [(bytes[30] ?? 0) % origins.length, (bytes[31] ?? 0) % doors.length];
  const places = { origin: origins[from], hub: hubs[from], 'far-hub': farHubs[to], door: doors[to] };
  let atMs = sinceMs;
  return stopsOf[faultOf(trackingNo) ?? 'none'].map(({ status, hours, where, zh, en }, index) => {
    const [least, most] = hours;
    const share = (bytes[index] ?? 0) / 255;
    atMs += Math.round(((least + (most - least) * share) * hourMs) / speed);
    return { atMs, status, place: places[where] ?? '', text: carrier === 'dhl' ? en : zh };
  });
}
