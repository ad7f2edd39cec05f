import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { auc, groupAuc } from './interest-auc.ts';
import { interestStream } from './interest-stream.ts';

const columns =
  'user_id,video_id,date,hourmin,time_ms,is_click,is_like,is_follow,is_comment,is_forward,is_hate,long_view,play_time_ms,duration_ms,profile_stay_time,comment_stay_time,is_profile_enter,is_rand,tab';
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A log of 6,000 rows whose clicks follow `chance` of the item's number. */
async function logFolder(chance: (item: number) => number): Promise<string> {
  const random = seededRandom(11);
  const lines = [columns];
  for (let i = 0; i < 6_000; i++) {
    const item = Math.floor(random.next() * 50);
    const isClick = random.next() < chance(item) ? 1 : 0;
    const day = 20_220_425 + Math.floor(i / 2_000);
    const atMs = 1_650_844_800_000 + i * 40_000;
    lines.push(`${i % 300},${item},${day},0,${atMs},${isClick},0,0,0,0,0,${isClick},9000,9000,0,0,0,0,1`);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'interest-stream-'));
  folders.push(folder);
  await writeFile(path.join(folder, 'impressions.csv'), `${lines.join('\n')}\n`);
  return folder;
}

/** Pair by pair: the share of (good, bad) whose good one has the higher score, ties by half. */
function shareInOrder(rows: { score: number; isGood: number }[]): number {
  const goods = rows.filter(({ isGood }) => isGood === 1);
  const bads = rows.filter(({ isGood }) => isGood === 0);
  const point = (good: number, bad: number) => (Math.sign(good - bad) + 1) / 2;
  const points = goods.flatMap((good) => bads.map((bad) => point(good.score, bad.score)));
  return points.reduce((sum, one) => sum + one, 0) / points.length;
}

describe('interest-stream', () => {
  it('AUC is the share of pairs put in order, ties by half', () => {
    const row = fc.record({ score: fc.integer({ min: 0, max: 9 }), isGood: fc.constantFrom(0, 1) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const scores = rows.map(({ score }) => score);
        const labels = rows.map(({ isGood }) => isGood);
        const share = shareInOrder(rows);
        const found = auc(scores, labels, [...rows.keys()]);
        if (Number.isNaN(share)) expect(found).toBeNaN();
        else expect(found).toBeCloseTo(share, 10);
      }),
    );
  });

  it('group AUC weighs groups that have both classes by their size', () => {
    const scores = [1, 2, 3, 4, 5, 9];
    const labels = [0, 1, 1, 0, 1, 1];
    const groups = ['a', 'a', 'b', 'b', 'b', 'c'];
    const among = [...scores.keys()];
    expect(groupAuc(scores, labels, among, (index) => groups[index]!)).toBeCloseTo((1 * 2 + 0.5 * 3) / 5, 10);
  });

  it('finds what is there to be found', async () => {
    const data = await logFolder((item) => (item % 2 === 0 ? 0.8 : 0.2));
    const { figures, peers, settings } = await interestStream.run({ data, from: '20220427', to: '20220427' });
    expect(settings).toMatchObject({ rows: 6_000, judgedRows: 2_000, learnt: 6_000 });
    expect(figures.clickAuc).toBeGreaterThan(0.76);
    expect(peers.countersClickAuc).toBeGreaterThan(0.7);
  });

  it('finds nothing where there is nothing: no row is learnt before it is scored', async () => {
    const data = await logFolder(() => 0.5);
    const { figures } = await interestStream.run({ data, from: '20220425', to: '20220427' });
    for (const name of ['clickAuc', 'longViewAuc', 'exposuresOnlyClickAuc']) {
      expect(Math.abs(figures[name]! - 0.5)).toBeLessThan(0.03);
    }
  });

  it('says what is wrong with its options', async () => {
    const data = await logFolder(() => 0.5);
    await expect(interestStream.run({})).rejects.toThrow('--data');
    await expect(interestStream.run({ data, from: 'May' })).rejects.toThrow('yyyymmdd');
    await expect(interestStream.run({ data, from: '20230101' })).rejects.toThrow('no rows');
    await expect(interestStream.run({ data: path.join(data, 'nowhere') })).rejects.toThrow('No impressions');
  });
});
