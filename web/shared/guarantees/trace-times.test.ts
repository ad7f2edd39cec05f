import { expect, it } from 'vitest';
import { absoluteTime } from '../format.ts';
import { withLocalTimes } from './trace-times.ts';

it('writes the moments of a step in the language and zone of its reader, and leaves the rest', () => {
  const [at, other] = ['2026-11-29T15:49:58.284Z', '2026-11-30T00:00:00Z'];
  expect(withLocalTimes(`申请时间 = ${at}，收货时间 = ${other}`, 'zh-CN')).toBe(
    `申请时间 = ${absoluteTime(at, 'zh-CN')}，收货时间 = ${absoluteTime(other, 'zh-CN')}`,
  );
  expect(withLocalTimes('Photos = 3', 'en')).toBe('Photos = 3');
});
