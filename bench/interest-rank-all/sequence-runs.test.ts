import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveOneOut } from './leave-one-out.ts';
import { Places } from './places.ts';
import { sessions } from './sessions.ts';

const itemCount = 40;
/** Each item is followed by the next, so that the rule is there to be found. */
const lines = Array.from({ length: 200 }, (_, s) =>
  [0, 1, 2, 3, 4].map((step) => 1 + ((s + step) % itemCount)),
);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sequences-'));
  await writeFile(join(folder, 'sessions.txt'), lines.map((line) => line.join(' ')).join('\n'));
  await writeFile(join(folder, 'users.txt'), lines.map((line, s) => `${s + 1} ${line.join(' ')}`).join('\n'));
  const traits = Object.fromEntries(Array.from({ length: itemCount }, (_, i) => [i + 1, [1 + (i % 4)]]));
  await writeFile(join(folder, 'traits.json'), JSON.stringify(traits));
});

afterAll(async () => rm(folder, { recursive: true }));

describe('interest-rank-all over sequences', () => {
  it('leave-one-out finds a rule that most taken does not', async () => {
    const data = join(folder, 'users.txt');
    const { figures, peers } = await leaveOneOut.run({
      data,
      attributes: join(folder, 'traits.json'),
      quick: 'yes',
    });
    expect(figures.hr5).toBeGreaterThan(0.9);
    expect(peers.popularHr5).toBeLessThan(0.3);
  });

  it('sessions ask for every item but the first', async () => {
    const path = join(folder, 'sessions.txt');
    const { figures, settings } = await sessions.run({ train: path, test: path, quick: 'yes' });
    expect(settings.questions).toBe(lines.length * 4);
    expect(figures.mrr20).toBeGreaterThan(0.9);
  });

  it('a file of another form is refused with its line', async () => {
    const traits = join(folder, 'traits.json');
    await expect(leaveOneOut.run({ data: traits })).rejects.toThrow('Nobody');
    await expect(sessions.run({ train: traits, test: traits })).rejects.toThrow('Line 1');
  });

  it('of equals the lower number stands first, and nothing has no place', () => {
    const places = new Places();
    places.add(Float32Array.of(0.2, 0.5, 0.5, 0), 2);
    places.add(Float32Array.of(0.2, 0.5, 0.5, 0), 3);
    expect(places.hits(1)).toBe(0);
    expect(places.hits(2)).toBe(0.5);
    expect(places.reciprocal(4)).toBe(0.25);
    expect(places.gain(4)).toBeCloseTo(0.5 / Math.log2(3));
  });
});
