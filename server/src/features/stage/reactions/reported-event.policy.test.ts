import { describe, expect, it } from 'vitest';
import { decideReportedEvent, type ReportContext } from './reported-event.policy.ts';

const nowMs = Date.UTC(2026, 0, 1);
const context: ReportContext = {
  personId: 'psn_1',
  nowMs,
  clips: new Map([['clp_1', { authorId: 'shp_1', durationMs: 10_000 }]]),
  products: new Map([['prd_1', 'shp_2']]),
  rooms: new Map([['rom_1', 'crt_00000000000000000000000001']]),
  servedAs: () => null,
  goodsServedAs: () => null,
  meantBy: () => ({ found: null, category: null }),
};
const decide = (reported: Parameters<typeof decideReportedEvent>[0], given: Partial<ReportContext> = {}) =>
  decideReportedEvent(reported, { ...context, ...given });

describe('a reported step', () => {
  it('becomes an event of the clip and its shop', () => {
    expect(decide({ kind: 'impression', clipId: 'clp_1', requestId: 'fed_1', position: 3 })).toEqual({
      event: {
        ...{ kind: 'impression', atMs: nowMs, personId: 'psn_1', shopId: 'shp_1', subjectId: 'clp_1' },
        data: { requestId: 'fed_1', position: 3 },
      },
    });
  });

  it('is believed about its time only within five minutes', () => {
    const at = (ms: number) => {
      const decision = decide({
        kind: 'impression',
        clipId: 'clp_1',
        at: new Date(nowMs + ms).toISOString(),
      });
      return 'event' in decision ? decision.event.atMs - nowMs : decision.code;
    };
    expect(at(-299_000)).toBe(-299_000);
    expect(at(300_000)).toBe(300_000);
    expect(at(301_000)).toBe(0);
    expect(at(-3_600_000)).toBe(0);
    expect(decide({ kind: 'impression', clipId: 'clp_1', at: 'yesterday' })).toEqual({ code: 'bad-time' });
  });

  it('is cut to a plausible play, by the clip’s own length', () => {
    const played = (playMs: number, durationMs?: number) => {
      const more = durationMs === undefined ? {} : { durationMs };
      const decision = decide({ kind: 'watch', clipId: 'clp_1', playMs, ...more });
      return 'event' in decision ? decision.event.data : decision.code;
    };
    expect(played(4_000.4, 1)).toEqual({ playMs: 4_000, durationMs: 10_000 });
    expect(played(-5)).toEqual({ playMs: 0, durationMs: 10_000 });
    expect(played(1e12)).toEqual({ playMs: 200_000, durationMs: 10_000 });
    expect(played(Number.NaN)).toBe('play-required');
    expect(decide({ kind: 'watch', clipId: 'clp_1' })).toEqual({ code: 'play-required' });
  });

  it('is refused by itself, with a code', () => {
    expect(decide({ kind: 'like', clipId: 'clp_1' })).toEqual({ code: 'unknown-kind' });
    expect(decide({ kind: 'impression' })).toEqual({ code: 'clip-required' });
    expect(decide({ kind: 'share', clipId: 'clp_9' })).toEqual({ code: 'unknown-clip' });
    expect(decide({ kind: 'product-open', clipId: 'clp_1' })).toEqual({ code: 'product-required' });
    expect(decide({ kind: 'product-open', productId: 'prd_9' })).toEqual({ code: 'unknown-product' });
  });

  it('names the product’s shop and the clip that led there', () => {
    expect(decide({ kind: 'product-open', productId: 'prd_1', clipId: 'clp_1' })).toMatchObject({
      event: { kind: 'product-open', subjectId: 'prd_1', shopId: 'shp_2', data: { clipId: 'clp_1' } },
    });
  });

  it('names the live room it was opened in, and its creator, who brought it', () => {
    expect(
      decide({ kind: 'product-open', productId: 'prd_1', roomId: 'rom_1', creatorId: 'x' }),
    ).toMatchObject({
      event: { data: { roomId: 'rom_1', creatorId: 'crt_00000000000000000000000001' } },
    });
    expect(decide({ kind: 'product-open', productId: 'prd_1', roomId: 'rom_9' })).toEqual({
      code: 'unknown-room',
    });
  });

  it('carries how the server itself remembers showing it', () => {
    const served = { requestId: 'fed_2', position: 1, channel: 'explore', propensity: 0.25 };
    const decision = decide(
      { kind: 'impression', clipId: 'clp_1', requestId: 'fed_9', position: 7 },
      { servedAs: () => served },
    );
    expect(decision).toMatchObject({ event: { data: served } });
  });
});
