import { describe, expect, it } from 'vitest';
import { arrivalWindow } from './quote.policy.ts';

// 2026-11-20, noon in UTC+8.
const noonMs = Date.UTC(2026, 10, 20, 4);

describe('arrival', () => {
  const to = (province: string, city: string) => arrivalWindow(noonMs, '杭州', { province, city });

  it('takes two to four days within the city: up to two to ship, two on the way', () => {
    expect(to('浙江省', '杭州市')).toEqual({ from: '2026-11-22', to: '2026-11-24' });
  });
  it('takes a day more within the mainland', () => {
    expect(to('上海市', '上海市')).toEqual({ from: '2026-11-22', to: '2026-11-25' });
  });
  it('takes two more to remote provinces, or when nobody said where to', () => {
    expect(to('新疆维吾尔自治区', '乌鲁木齐市').to).toBe('2026-11-26');
    expect(to('Tibet', 'Lhasa').to).toBe('2026-11-26');
    expect(arrivalWindow(noonMs, '杭州', null).to).toBe('2026-11-26');
  });
  it('never takes an unknown city of the shop for the same city', () => {
    expect(arrivalWindow(noonMs, '', { province: '浙江省', city: '' }).to).toBe('2026-11-25');
  });
  it('counts days where the parcels travel', () => {
    const lateMs = Date.UTC(2026, 10, 20, 17);
    expect(arrivalWindow(lateMs, '杭州', { province: '浙江省', city: '杭州' }).from).toBe('2026-11-23');
  });
});
