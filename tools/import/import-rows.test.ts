import { describe, expect, it } from 'vitest';
import { catalogueProduct, groupProducts, toCents } from './catalogue-csv.ts';
import { clipRow } from './clips-folder.ts';
import { eventRecord } from './events-csv.ts';
import { kuairandExposure, kuairandPast } from './kuairand.ts';

describe('a price in a CSV', () => {
  it.each([
    ['29.90', 2990],
    ['0.1', 10],
    ['128000', 12_800_000],
    ['19.99', 1999],
  ])('reads %s by its digits', (text, cents) => {
    expect(toCents(text)).toBe(cents);
  });

  it.each(['', '-1', '1.999', '¥5', '1e3', '12345678'])('passes %j on for the server to refuse', (text) => {
    expect(toCents(text)).toBe(text);
  });
});

describe('a catalogue CSV', () => {
  it('joins neighbouring rows of one product into its variants', async () => {
    const row = (line: number, fields: Record<string, string>) => ({
      line,
      record: catalogueProduct({ title: 'A', ...fields }, 'csv'),
    });
    async function* rows() {
      yield row(1, { id: 'a', sku: 'a1', price: '1', stock: '3' });
      yield row(2, { id: 'a', sku: 'a2', price: '2', stock: '4' });
      yield row(3, { id: 'b', price: '3', stock: '5' });
      yield row(4, { id: '', price: '3', stock: '5' });
      yield row(5, { id: '', price: '3', stock: '5' });
    }
    const products = await Array.fromAsync(groupProducts(rows()));
    expect(products.map((product) => [product.line, product.record.variants.map(({ sku }) => sku)])).toEqual([
      [1, ['a1', 'a2']],
      [3, ['b']],
      [4, ['']],
      [5, ['']],
    ]);
  });
});

describe('a clips CSV', () => {
  it('refuses a file outside the folder', () => {
    for (const file of ['../secret.mp4', '/etc/passwd', '', '.'])
      expect(() => clipRow({ file }, '/clips'), file).toThrow(/file: must lie/);
    expect(clipRow({ file: 'in/a.mp4', tags: 'tea| green |' }, '/clips')).toMatchObject({
      file: '/clips/in/a.mp4',
      tags: ['tea', 'green'],
    });
  });
});

describe('a KuaiRand row', () => {
  const fields = {
    user_id: '7',
    video_id: '9',
    date: '20220505',
    time_ms: '1651700000000',
    is_click: '1',
    long_view: '0',
  };

  it('keeps its signals', () => {
    expect(kuairandExposure(fields)).toMatchObject({
      id: '7-9-1651700000000',
      isClick: true,
      longView: false,
    });
  });

  it('is left out when its day lies outside the days asked for', () => {
    expect(kuairandExposure(fields, '', '20220504')).toBeNull();
  });
});

describe('an event', () => {
  it('names clips of our own by their id, others by the system they come from', () => {
    expect(eventRecord({ person: '7', clip: 'clp_1', kind: 'watch', at: '12' }, 'shop-app')).toEqual({
      person: { source: 'shop-app', sourceId: '7' },
      clip: { source: 'kanmai', sourceId: 'clp_1' },
      kind: 'watch',
      at: 12,
    });
    expect(eventRecord({ clip: '9', play_ms: 'long' }, 'shop-app')).toMatchObject({
      clip: { source: 'shop-app', sourceId: '9' },
      playMs: Number.NaN,
    });
  });
});

describe('a KuaiRand history', () => {
  it('is the views before the log: older long views first, then the latest, each with an id of its own', () => {
    const views = kuairandPast({
      user_id: 7,
      last_time_ms: 5,
      watch_seq: [1, 2, 2],
      like_seq: [2],
      long_watch_seq: [9, 1],
    }) as { id: string; at: number; clip: { sourceId: string }; longView: boolean; isLike: boolean }[];
    expect(views.map(({ clip, longView, isLike }) => [clip.sourceId, longView, isLike])).toEqual([
      ['9', true, false],
      ['1', true, false],
      ['2', false, true],
      ['2', false, true],
    ]);
    expect(new Set(views.map(({ id }) => id)).size).toBe(4);
    expect(views.every(({ at }) => at === 5)).toBe(true);
  });
});
