import { manualClock } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { createSharedRooms } from './shared-rooms.ts';

function counted() {
  const clock = manualClock(1_000);
  let loads = 0;
  const rooms = createSharedRooms(clock, async (roomId) => {
    loads += 1;
    if (roomId === 'broken') throw new Error('away');
    return { roomId, loads };
  });
  return { clock, rooms, loads: () => loads };
}

describe('what every viewer is shown', () => {
  it('is read once for all who come at the same moment, and again half a second later', async () => {
    const { clock, rooms, loads } = counted();
    await Promise.all(Array.from({ length: 100 }, () => rooms.find('rom_1')));
    expect(loads()).toBe(1);
    clock.advance(499);
    await rooms.find('rom_1');
    expect(loads()).toBe(1);
    clock.advance(1);
    await rooms.find('rom_1');
    expect(loads()).toBe(2);
  });

  it('is read again when something was announced, and when reading failed', async () => {
    const { rooms, loads } = counted();
    await rooms.find('rom_1');
    rooms.changed('rom_1');
    await rooms.find('rom_1');
    expect(loads()).toBe(2);
    await expect(rooms.find('broken')).rejects.toThrow('away');
    await expect(rooms.find('broken')).rejects.toThrow('away');
    expect(loads()).toBe(4);
  });
});
