import { dayMs, hourMs, manualClock } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { type CarrierWorld, contractCarrier } from '../ports/contract-carrier.ts';
import { createCarrierSandbox } from './carrier-sandbox.ts';
import { carrierSignatureHeader, signPush } from './carrier-sandbox-tokens.ts';

const secret = 'a secret of the tests, long enough for anybody';

function open(speed = 1): CarrierWorld {
  const clock = manualClock(Date.UTC(2026, 10, 20));
  return {
    carriers: createCarrierSandbox({ origin: () => 'http://localhost', secret, clock, speed }),
    advance: (ms) => clock.advance(ms),
    nowMs: () => clock.nowMs(),
    signed({ events, ...about }) {
      const told = events.map(({ atMs, ...event }) => ({ ...event, at: new Date(atMs).toISOString() }));
      const body = JSON.stringify({ ...about, events: told });
      return { headers: { [carrierSignatureHeader]: signPush(secret, body) }, body };
    },
  };
}

contractCarrier('sandbox', open);

async function lifeOf(trackingNo: string, world = open(), days = 7): Promise<string[]> {
  const sinceMs = world.nowMs();
  world.advance(days * dayMs);
  const events = await world.carriers.track(
    { carrier: 'sf', trackingNo, sinceMs },
    AbortSignal.timeout(1_000),
  );
  return events.map(({ status }) => status);
}

describe('the sandbox’s parcels', () => {
  it('go from door to door within three days', async () => {
    for (let number = 0; number < 50; number++) {
      const life = await lifeOf(`SF${number}00`, open(), 3);
      expect([life[0], ...life.slice(-2)]).toEqual(['picked-up', 'out-for-delivery', 'delivered']);
    }
  });

  it('go wrong as the end of their number says', async () => {
    expect((await lifeOf('SF1-LOST')).at(-1)).toBe('lost');
    expect((await lifeOf('SF1-BACK')).slice(-2)).toEqual(['returning', 'returned']);
    expect((await lifeOf('SF1-LATE')).slice(-3)).toEqual(['delayed', 'out-for-delivery', 'delivered']);
    expect(await lifeOf('SF1-MUTE')).toEqual([]);
    await expect(lifeOf('SF1-DOWN')).rejects.toThrow('does not answer');
  });

  it('can be faster than real ones', async () => {
    const world = open(60);
    expect(await lifeOf('SF100', world, (1.5 * hourMs) / dayMs)).toContain('delivered');
  });
});
