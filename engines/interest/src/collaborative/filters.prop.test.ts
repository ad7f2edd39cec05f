import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collaborativeDefaults } from './collaborative-settings.ts';
import { itemSpectrum, personVector } from './item-spectrum.ts';
import { NeighbourWalk } from './neighbour-walk.ts';
import {
  damped,
  expectNear,
  items,
  lengthOf,
  matrixOf,
  people,
  scoresOf,
  some,
  sum,
} from './small-market.ts';
import { SpectrumShare } from './spectrum-share.ts';

describe('walks over people', () => {
  const power = fc.constantFrom(0, 0.3, 0.5, 1, 1.3);
  const settings = fc.record({
    startPower: power,
    personPower: power,
    endPower: power,
    secondHop: fc.constantFrom(0, 0.7),
    thirdHop: fc.constantFrom(0, -0.2),
  });

  it('I-R41 are sums over all paths, damped by powers of counts', () => {
    fc.assert(
      fc.property(some, settings, fc.nat(people - 1), (interactions, powers, person) => {
        const rows = matrixOf(interactions);
        const took = rows.map(sum);
        const taken = rows[0]!.map((_, i) => sum(rows.map((row) => row[i]!)));
        const step = (from: readonly number[], startPower: number, personPower: number) => {
          const met = rows.map(
            (row, p) =>
              damped(took[p]!, personPower) *
              sum(row.map((x, i) => x * from[i]! * damped(taken[i]!, startPower))),
          );
          return taken.map((_, i) => sum(rows.map((row, p) => row[i]! * met[p]!)));
        };
        const one = step(rows[person]!, powers.startPower, powers.personPower);
        const two = step(one, 1, 1);
        const three = step(two, 1, 1);
        const scaled = (hop: readonly number[], weight: number) =>
          hop.map((x) => (weight === 0 ? 0 : (weight * x * lengthOf(one)) / lengthOf(hop)));
        const second = scaled(two, powers.secondHop);
        const third = scaled(three, powers.thirdHop);
        const wanted = one.map((x, i) => (x + second[i]! + third[i]!) * damped(taken[i]!, powers.endPower));
        if (lengthOf(one) === 0) return;
        expectNear(scoresOf(new NeighbourWalk(interactions, powers), interactions.itemsOf(person)), wanted);
      }),
    );
  });
});

describe('directions among items', () => {
  it('I-R41 are those of the dense matrix: what they span is left in place by it', () => {
    fc.assert(
      fc.property(some, fc.integer(), (interactions, seed) => {
        const rows = matrixOf(interactions);
        const took = rows.map(sum);
        const taken = rows[0]!.map((_, i) => sum(rows.map((row) => row[i]!)));
        const filter = taken.map((_, i) =>
          taken.map((_, j) =>
            sum(
              rows.map(
                (row, p) => row[i]! * row[j]! * damped(took[p]!, 1) * damped(taken[i]! * taken[j]!, 0.5),
              ),
            ),
          ),
        );
        const { values, rank } = itemSpectrum(interactions, items, seededRandom(seed));
        const projected = taken.map((_, i) =>
          taken.map((_, j) =>
            sum(Array.from({ length: rank }, (_, d) => values[i * rank + d]! * values[j * rank + d]!)),
          ),
        );
        const again = projected.map((row) => taken.map((_, j) => sum(row.map((x, k) => x * filter[k]![j]!))));
        again.forEach((row, i) => {
          row.forEach((x, j) => {
            expect(Math.abs(x - filter[i]![j]!)).toBeLessThan(0.02);
          });
        });
      }),
    );
  });
});

describe('the low-pass filter', () => {
  it('I-R41 adds what the directions say of somebody, as they are or as long as the scores', () => {
    fc.assert(
      fc.property(some, fc.nat(people - 1), fc.boolean(), (interactions, person, isScaled) => {
        const walk = new NeighbourWalk(interactions, { ...collaborativeDefaults, personPower: 1 });
        const vectors = itemSpectrum(interactions, 2, seededRandom(1));
        const taken = interactions.itemsOf(person);
        const plain = scoresOf(walk, taken);
        const mine = personVector(vectors, taken);
        const filter = plain.map((_, i) => {
          const product = sum([...mine].map((x, d) => x * vectors.values[i * vectors.rank + d]!));
          return product * damped(interactions.peopleOf(i).length, -0.5);
        });
        if (lengthOf(filter) < 1e-3) return;
        const scale = isScaled ? (0.4 * lengthOf(plain)) / lengthOf(filter) : 0.4;
        const share = new SpectrumShare(walk, interactions, vectors, {
          weight: 0.4,
          endPower: -0.5,
          isScaled,
        });
        expectNear(
          scoresOf(share, taken),
          plain.map((x, i) => x + scale * filter[i]!),
        );
      }),
    );
  });
});
