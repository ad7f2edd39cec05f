import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verify } from '../../../../../docs/reference/verify-lucky-bag.mjs';
import { drawPlaces } from './draw.ts';
import { hashOfShare } from './entry-commitment.ts';
import { closeEntries, proveDraw, proveEntry, sealBag } from './proof-document.ts';
import { canonicalJson, commitmentOf, type Json } from './seed-commitment.ts';

const secret = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const bags = fc
  .record({
    seed: secret,
    winners: fc.integer({ min: 1, max: 12 }),
    people: fc.array(fc.record({ met: fc.boolean(), revealed: fc.boolean(), share: secret }), {
      maxLength: 40,
    }),
  })
  .map(({ seed, winners, people }) => {
    const entries = people.map(({ met, share }, at) => ({
      ...{ entryId: `e${at}`, number: at + 1, conditionsMet: met, shareHash: hashOfShare(share) },
    }));
    const shares = new Map(
      people.flatMap(({ revealed, share }, at) => (revealed ? [[`e${at}`, share]] : [])),
    );
    const rules = { bagId: 'bag', winners, conditions: [{ kind: 'phrase', text: '好运 "来"' }] };
    return { seed, people, bag: sealBag(rules, commitmentOf(seed), closeEntries(entries), shares) };
  });

const isSame = (one: unknown, other: unknown) => canonicalJson(one as Json) === canonicalJson(other as Json);

function readsAs(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe('a proof', () => {
  it('holds for every bag and every entrant, and its winners met the conditions', () => {
    fc.assert(
      fc.property(bags, ({ seed, bag, people }) => {
        const proof = proveDraw(bag, seed);
        const met = people.filter((person) => person.met).length;
        expect(proof.winners).toHaveLength(Math.min(met, bag.rules.winners));
        expect(new Set(proof.winners.map(({ entryId }) => entryId)).size).toBe(proof.winners.length);
        for (const { number } of proof.winners) expect(people[number - 1]!.met).toBe(true);
        verify(proof);
        people.forEach((_, at) => {
          verify(proof, proveEntry(bag, `e${at}`)!);
        });
      }),
      { seed: 21, numRuns: 150 },
    );
  });

  it('fails when any one byte of it is another', () => {
    fc.assert(
      fc.property(bags, fc.nat(), fc.integer({ min: 33, max: 126 }), ({ seed, bag }, at, byte) => {
        const proof = proveDraw(bag, seed);
        const text = JSON.stringify(proof);
        const place = at % text.length;
        const changed = readsAs(text.slice(0, place) + String.fromCharCode(byte) + text.slice(place + 1));
        fc.pre(changed !== undefined && !isSame(changed, proof));
        expect(() => verify(changed)).toThrow();
      }),
      { seed: 22, numRuns: 1_500 },
    );
  });

  it('of an entrant fails when any one byte of it is another', () => {
    fc.assert(
      fc.property(
        bags,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 33, max: 126 }),
        ({ seed, bag, people }, who, at, byte) => {
          fc.pre(people.length > 0);
          const own = proveEntry(bag, `e${who % people.length}`)!;
          const text = JSON.stringify(own);
          const place = at % text.length;
          const changed = readsAs(text.slice(0, place) + String.fromCharCode(byte) + text.slice(place + 1));
          fc.pre(changed !== undefined && !isSame(changed, own));
          expect(() => verify(proveDraw(bag, seed), changed)).toThrow();
        },
      ),
      { seed: 23, numRuns: 1_500 },
    );
  });

  it('is another draw when one share more is revealed, one entry left out or the rules changed', () => {
    fc.assert(
      fc.property(bags, ({ bag, people }) => {
        fc.pre(people.length > 1);
        const { rules, closing, closed, shares, root } = bag;
        const others = [
          sealBag({ ...rules, winners: rules.winners + 1 }, closing.commitment, closed, shares),
          sealBag(rules, closing.commitment, closeEntries(closed.entries.slice(1)), shares),
        ];
        const unrevealed = closed.entries.find(({ entryId }) => !shares.has(entryId));
        if (unrevealed) {
          const more = new Map([...shares, [unrevealed.entryId, '0'.repeat(64)]]);
          others.push(sealBag(rules, closing.commitment, closed, more));
        }
        for (const other of others) expect(other.root).not.toBe(root);
      }),
      { seed: 24, numRuns: 150 },
    );
  });
});

describe('the places drawn', () => {
  it('are as likely one as another, the first and the last', () => {
    const [entries, winners, draws] = [11, 4, 6_000];
    const counts = Array.from({ length: winners }, () => new Array<number>(entries).fill(0));
    for (let n = 0; n < draws; n++) {
      const seed = createHash('sha256').update(`draw ${n}`).digest('hex');
      drawPlaces(seed, '0'.repeat(64), entries, winners).forEach((place, rank) => {
        counts[rank]![place]! += 1;
      });
    }
    const expected = draws / entries;
    for (const ofRank of counts) {
      const chiSquare = ofRank.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // The .9999 point of chi-square with ten degrees of freedom.
      expect(chiSquare).toBeLessThan(35.6);
    }
  });

  it('are within and without repeats, for every count', () => {
    fc.assert(
      fc.property(
        secret,
        secret,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 100 }),
        (seed, root, eligible, winners) => {
          const places = drawPlaces(seed, root, eligible, winners);
          expect(places).toHaveLength(Math.min(eligible, winners));
          expect(new Set(places).size).toBe(places.length);
          for (const place of places) expect(place >= 0 && place < eligible).toBe(true);
        },
      ),
      { seed: 25, numRuns: 300 },
    );
  });
});
