import { hourMs } from '@kanmai/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Carriers, carrierCodes, type TraceEvent, traceStatuses } from './carrier.ts';

export interface CarrierWorld {
  readonly carriers: Carriers;
  /** Lets time pass, for the carrier too. */
  advance(ms: number): void;
  nowMs(): number;
  /** A push as the carrier sends it. */
  signed(push: { carrier: string; trackingNo: string; events: readonly TraceEvent[] }): {
    readonly headers: Record<string, string>;
    readonly body: string;
  };
}

/** What everybody does who knows where parcels are. `open` is called for each test. */
export function contractCarrier(name: string, open: () => CarrierWorld): void {
  describe(`carriers ${name}`, () => {
    let world: CarrierWorld;
    let sinceMs: number;
    beforeEach(() => {
      world = open();
      sinceMs = world.nowMs();
    });
    const track = (carrier: string, trackingNo: string) =>
      world.carriers.track({ carrier, trackingNo, sinceMs }, AbortSignal.timeout(5_000));
    const keyOf = ({ atMs, status, place }: TraceEvent) => `${atMs} ${status} ${place}`;

    it('says what happened, nothing of the future, and nothing from before', async () => {
      for (const carrier of carrierCodes) {
        for (let hours = 0; hours < 4; hours++) {
          for (const event of await track(carrier, `NO${carrier}1`)) {
            expect(event.atMs).toBeGreaterThanOrEqual(sinceMs);
            expect(event.atMs).toBeLessThanOrEqual(world.nowMs());
            expect(traceStatuses).toContain(event.status);
          }
          world.advance(8 * hourMs);
        }
      }
    });

    it('takes back nothing that it said', async () => {
      let known = new Set<string>();
      for (let hours = 0; hours < 12; hours++) {
        const said = new Set((await track('sf', 'SF000001')).map(keyOf));
        for (const key of known) expect(said).toContain(key);
        known = said;
        world.advance(8 * hourMs);
      }
      expect(known.size).toBeGreaterThan(0);
    });

    it('is believed when it signs, and only for what it signed', () => {
      const event: TraceEvent = { atMs: sinceMs, status: 'lost', place: '上海', text: '快件遗失' };
      const push = { carrier: 'sf', trackingNo: 'SF1', events: [event] };
      const { headers, body } = world.signed(push);
      expect(world.carriers.readPush(headers, body)).toEqual(push);
      expect(world.carriers.readPush({}, body)).toBeNull();
      expect(world.carriers.readPush(headers, body.replace('SF1', 'SF2'))).toBeNull();
      const [[header = '', signature = ''] = []] = Object.entries(headers);
      expect(
        world.carriers.readPush({ [header]: signature.replace(/^./, (c) => (c === '0' ? '1' : '0')) }, body),
      ).toBeNull();
    });

    it('is not believed when what it signed is no push', () => {
      for (const body of ['', '{', 'null', '[]', '{"carrier":"sf"}']) {
        const { headers } = world.signed({ carrier: '', trackingNo: '', events: [] });
        expect(world.carriers.readPush(headers, body)).toBeNull();
      }
    });
  });
}
