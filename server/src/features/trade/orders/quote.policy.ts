import { dayMs, hourMs, minuteMs } from '@kanmai/kernel';

/** How long a shown price holds. */
export const quoteLifeMs = 15 * minuteMs;

export const quoteLimits = { linesMax: 200, quantityMax: 99, totalCentsMax: 10_000_000_000 } as const;

/**
 * When a parcel comes, honestly: the shop ships within 48 hours, then the way takes two days at least, and at most two
 * within the city, three within the mainland, and four to or from remote provinces or when the address is not known.
 */
export const arrivalPolicy = {
  version: '2026-11',
  shipWithinMs: 48 * hourMs,
  wayDaysMin: 2,
  wayDaysMax: { sameCity: 2, mainland: 3, remote: 4 },
  /** As they are written in addresses, by their first characters. */
  remoteProvinces: [
    ...['新疆', '西藏', '青海', '内蒙古', '宁夏', '甘肃', '海南', '香港', '澳门', '台湾'],
    ...[
      'Xinjiang',
      'Tibet',
      'Qinghai',
      'Inner Mongolia',
      'Ningxia',
      'Gansu',
      'Hainan',
      'Hong Kong',
      'Macao',
      'Taiwan',
    ],
  ],
} as const;

/** Days are counted where the parcels travel: UTC+8. */
const zoneOffsetMs = 8 * hourMs;

export interface Destination {
  readonly province: string;
  readonly city: string;
}

/** The first and last day, as `YYYY-MM-DD`, on which a parcel ordered now arrives. */
export function arrivalWindow(
  nowMs: number,
  shopCity: string,
  destination: Destination | null,
): { from: string; to: string } {
  const { shipWithinMs, wayDaysMin, wayDaysMax } = arrivalPolicy;
  const latestMs = nowMs + shipWithinMs + wayDaysMax[wayOf(shopCity, destination)] * dayMs;
  return { from: dayOf(nowMs + wayDaysMin * dayMs), to: dayOf(latestMs) };
}

function wayOf(shopCity: string, destination: Destination | null): keyof typeof arrivalPolicy.wayDaysMax {
  if (destination === null) return 'remote';
  if (arrivalPolicy.remoteProvinces.some((province) => destination.province.startsWith(province)))
    return 'remote';
  const [from, to] = [plainCity(shopCity), plainCity(destination.city)];
  return from !== '' && from === to ? 'sameCity' : 'mainland';
}

function plainCity(city: string): string {
  return city.trim().replace(/市$/, '').toLowerCase();
}

function dayOf(atMs: number): string {
  return new Date(atMs + zoneOffsetMs).toISOString().slice(0, 10);
}
