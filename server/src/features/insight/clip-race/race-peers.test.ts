import { minuteMs } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import type { Peers } from './race.views.ts';
import { RacePeers } from './race-peers.ts';

it('the peers of races are loaded once a minute for all who ask, and again after a failure', async () => {
  let [nowMs, loads] = [0, 0];
  const nobody: Peers = { of: () => [] };
  const load = async () => {
    loads += 1;
    if (loads === 2) throw new Error('no database');
    return nobody;
  };
  const peers = new RacePeers(load, () => nowMs);
  expect(await Promise.all([peers.current(), peers.current()])).toEqual([nobody, nobody]);
  expect(loads).toBe(1);
  nowMs += minuteMs;
  await expect(peers.current()).rejects.toThrow('no database');
  expect(await peers.current()).toBe(nobody);
  expect(loads).toBe(3);
});
