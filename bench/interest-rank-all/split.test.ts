import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNpy } from './npy-file.ts';
import { split } from './split.ts';
import { aboveAll, readPairs } from './split-files.ts';

let folder: string;
const file = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanmai-split-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function npy(descr: string, shape: string, data: Uint8Array): Uint8Array {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`
    .padEnd(117)
    .concat('\n');
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]);
  return Buffer.concat([start, Buffer.from(header), data]);
}

describe('the files of a split', () => {
  it('reads lists and pairs, lines without items, and several lines of one person', async () => {
    const path = await file('a.txt', '0 5 6\n1\n\n2 7\n2 8\n');
    expect(await readPairs(path)).toEqual({ takers: [0, 0, 2, 2], taken: [5, 6, 7, 8] });
    expect(aboveAll([[0, 4], [2], []])).toBe(5);
  });

  it('refuses what is no number, naming the line', async () => {
    await expect(readPairs(await file('b.txt', '0 1\n1 x\n'))).rejects.toThrow('line 2');
  });

  it('reads halves, singles and doubles, and refuses other files', async () => {
    const halves = new Uint8Array([0, 0x3c, 0, 0xc0]);
    expect((await readNpy(await file('h.npy', npy('<f2', '(2, 1)', halves)))).values).toEqual(
      Float32Array.from([1, -2]),
    );
    const doubles = new Uint8Array(Float64Array.from([0.5, 3]).buffer);
    expect((await readNpy(await file('d.npy', npy('<f8', '(1, 2)', doubles)))).dimensions).toBe(2);
    await expect(readNpy(await file('s.npy', npy('<f4', '(9, 9)', halves)))).rejects.toThrow('cut short');
    await expect(readNpy(await file('c.npy', 'no'))).rejects.toThrow('no .npy');
    await expect(readNpy(await file('i.npy', npy('<i4', '(1, 1)', halves)))).rejects.toThrow('wanted');
  });
});

describe('the split protocol', () => {
  it('finds what two halves of a market take, better than what is popular', async () => {
    const random = seededRandom(4);
    const train: string[] = [];
    const test: string[] = [];
    for (let person = 0; person < 40; person++) {
      const half = person % 2 === 0 ? 0 : 30;
      for (let item = half; item < half + 30; item++)
        (random.next() < 0.6 ? train : test).push(`${person} ${item}`);
    }
    const files = {
      train: await file('train.txt', train.join('\n')),
      test: await file('test.txt', test.join('\n')),
    };
    const { figures, peers } = await split.run({ ...files, trials: '3', ridgeTrials: '2', baselines: 'yes' });
    expect(figures.recall20).toBeGreaterThan(0.95);
    expect(figures.recall20).toBeGreaterThan(peers.popularRecall20!);
    expect(peers.gfCfRecall20).toBeGreaterThan(0.9);
  });
});
