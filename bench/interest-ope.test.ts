import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interestOpe } from './interest-ope.ts';

const rows = 1_200;
const columns = ',timestamp,item_id,position,click,propensity_score,user_feature_0,user-item_affinity_0';
/** Of four items at two positions; the policy that is judged shows the last most. */
const even = [0.25, 0.25, 0.25, 0.25];
const judged = [0.1, 0.1, 0.2, 0.6];
const clickRate = (item: number) => 0.05 + 0.1 * item;

let folder: string;
const at = (name: string) => path.join(folder, name);
const files = () => ({ random: at('random.csv'), target: at('target.csv'), items: at('items.csv') });

/** `reveals`: the log's clicks, or none. */
async function writeLog(name: string, chances: readonly number[], seed: number, reveals = true) {
  const random = seededRandom(seed);
  const lines = [columns];
  for (let row = 0; row < rows; row++) {
    let draw = random.next();
    let item = 0;
    while (item < 3 && draw >= chances[item]!) draw -= chances[item++]!;
    const click = random.next() < clickRate(item) && reveals ? 1 : 0;
    lines.push(`${row},2019-11-24,${item},${1 + (row % 2)},${click},${chances[item]},u${row % 3},0.0`);
  }
  await writeFile(at(name), `${lines.join('\n')}\n`);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'interest-ope-'));
  await writeLog('random.csv', even, 1);
  await writeLog('target.csv', judged, 2);
  await writeLog('silent.csv', judged, 2, false);
  await writeFile(at('items.csv'), ',item_id,item_feature_0\n0,0,-1.5\n1,1,0\n2,2,0.5\n3,3,a\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('interest-ope', () => {
  it('estimates what the judged policy earns, with intervals that hold it', async () => {
    const { figures, peers } = await interestOpe.run({ ...files(), draws: '40' });
    const truth = judged.reduce((sum, chance, item) => sum + chance * clickRate(item), 0);
    for (const name of ['ips', 'snips', 'dr']) {
      expect(Math.abs(figures[name]! - truth)).toBeLessThan(0.03);
      expect(figures[`${name}Covers`]).toBe(1);
      expect(figures[`${name}Low`]).toBeLessThan(figures[`${name}High`]!);
    }
    expect(peers.loggedClickRate).toBeLessThan(figures.ips! - 0.03);
  });

  it('uses the clicks of the target for the truth alone', async () => {
    const [told, silent] = await Promise.all([
      interestOpe.run({ ...files(), draws: '5' }),
      interestOpe.run({ ...files(), target: at('silent.csv'), draws: '5' }),
    ]);
    expect(silent.figures.truth).toBe(0);
    expect(told.figures.truth).toBeGreaterThan(0);
    for (const name of ['ips', 'snips', 'dr', 'drLow']) expect(silent.figures[name]).toBe(told.figures[name]);
  });

  it('says what is wrong with its options', async () => {
    await expect(interestOpe.run({ ...files(), items: '' })).rejects.toThrow('--items');
    await expect(interestOpe.run({ ...files(), weightMax: 'none' })).rejects.toThrow('--weightMax');
  });
});
