import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideRoom,
  evolveRoom,
  type RoomCommand,
  type RoomState,
  reconnectGraceMs,
  roomBefore,
} from './room.state.ts';

const command: fc.Arbitrary<RoomCommand> = fc.oneof(
  fc.constantFrom('rtmp', 'browser').map((via): RoomCommand => ({ kind: 'begin-push', via })),
  fc.constantFrom<RoomCommand>(
    { kind: 'end-push' },
    { kind: 'go-live' },
    { kind: 'end', reason: 'host' },
    { kind: 'end', reason: 'operator' },
    { kind: 'end-lost' },
    { kind: 'cancel' },
  ),
);
const steps = fc.array(fc.record({ command, waitMs: fc.constantFrom(0, 1_000, 29_999, 30_000) }), {
  maxLength: 30,
});

function run(given: readonly { readonly command: RoomCommand; readonly waitMs: number }[]) {
  let room: RoomState = roomBefore;
  let nowMs = 1_000_000;
  const seen: { before: RoomState; after: RoomState; command: RoomCommand; nowMs: number; ok: boolean }[] =
    [];
  for (const step of given) {
    nowMs += step.waitMs;
    const before = room;
    const decided = decideRoom(room, step.command, nowMs);
    for (const event of decided.ok ? decided.value : []) room = evolveRoom(room, event, nowMs);
    seen.push({ before, after: room, command: step.command, nowMs, ok: decided.ok });
  }
  return seen;
}

const rank = { scheduled: 0, live: 1, ended: 2, cancelled: 2 } as const;

describe('a room, whatever is asked of it', () => {
  it('never goes back, and is over for good', () => {
    fc.assert(
      fc.property(steps, (given) => {
        for (const { before, after } of run(given)) {
          expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state]);
          if (rank[before.state] === 2) expect(after).toEqual(before);
        }
      }),
    );
  });

  it('goes live only while pictures arrive, once', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const begun = run(given).filter(
          ({ before, after }) => before.state !== 'live' && after.state === 'live',
        );
        expect(begun.length).toBeLessThanOrEqual(1);
        for (const { before } of begun) expect(before.pushVia).not.toBeNull();
      }),
    );
  });

  it('ends as lost only after 30 s without pictures', () => {
    fc.assert(
      fc.property(steps, (given) => {
        for (const { before, after, nowMs } of run(given)) {
          if (after.endReason !== 'connection-lost' || before.endReason !== null) continue;
          expect(nowMs - (before.silentAtMs ?? nowMs)).toBeGreaterThanOrEqual(reconnectGraceMs);
        }
      }),
    );
  });

  it('says the same when asked again, and changes nothing by it', () => {
    fc.assert(
      fc.property(steps, command, (given, last) => {
        const room = run(given).at(-1)?.after ?? roomBefore;
        const first = decideRoom(room, last, 2_000_000);
        if (!first.ok) return;
        const after = first.value.reduce((state, event) => evolveRoom(state, event, 2_000_000), room);
        expect(decideRoom(after, last, 2_000_000)).toEqual({ ok: true, value: [] });
      }),
    );
  });
});
