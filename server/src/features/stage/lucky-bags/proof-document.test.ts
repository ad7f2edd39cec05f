import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// The script is plain JavaScript, for anybody's Node.
import { verify } from '../../../../../docs/reference/verify-lucky-bag.mjs';
import { drawPlaces } from './draw.ts';
import { type EntryLeaf, inTreeOrder } from './entry-commitment.ts';
import { inclusionPath, isIncluded, leafHash, merkleLevels, merkleRoot } from './merkle-tree.ts';
import {
  type BagRules,
  closeEntries,
  type EntryDocument,
  type ProofDocument,
  proveDraw,
  proveEntry,
  sealBag,
} from './proof-document.ts';
import { canonicalJson, commitmentOf } from './seed-commitment.ts';

interface VectorCase {
  readonly name: string;
  readonly seed: string;
  readonly rules: BagRules;
  readonly input: readonly (EntryLeaf & { readonly share: string; readonly revealed: boolean })[];
  readonly proof: ProofDocument;
  readonly entries: readonly EntryDocument[];
}

const vectors: {
  readonly cases: readonly VectorCase[];
  readonly refused: readonly { readonly name: string; readonly proof: unknown; readonly entry: unknown }[];
} = JSON.parse(
  readFileSync(new URL('../../../../../docs/reference/lucky-bag-vectors.json', import.meta.url), 'utf8'),
);

function sealed({ rules, seed, input }: VectorCase) {
  const leaves = input.map(({ entryId, number, conditionsMet, shareHash }) => ({
    ...{ entryId, number, conditionsMet, shareHash },
  }));
  const shares = new Map(
    input.filter((entry) => entry.revealed).map((entry) => [entry.entryId, entry.share]),
  );
  return sealBag(rules, commitmentOf(seed), closeEntries(leaves), shares);
}

describe('the vectors of docs/reference', () => {
  it.each(vectors.cases.map((one) => [one.name, one] as const))(
    'are made from their inputs: %s',
    (_name, one) => {
      const bag = sealed(one);
      expect(proveDraw(bag, one.seed)).toEqual(one.proof);
      for (const entry of one.entries) expect(proveEntry(bag, entry.entry.entryId)).toEqual(entry);
    },
  );

  it.each(vectors.cases.map((one) => [one.name, one] as const))(
    'are accepted by the script: %s',
    (_name, one) => {
      const winners = one.proof.winners.map(({ entryId }) => entryId);
      expect(verify(one.proof, undefined, one.proof.closing.commitment)).toEqual(winners);
      for (const entry of one.entries) expect(verify(one.proof, entry)).toEqual(winners);
      expect(() => verify(one.proof, undefined, 'f'.repeat(64))).toThrow('seen before');
    },
  );

  it.each(vectors.refused.map((one) => [one.name, one] as const))(
    'are refused by the script: %s',
    (_name, one) => {
      expect(() => verify(one.proof, one.entry ?? undefined)).toThrow();
    },
  );
});

describe('the Merkle tree', () => {
  /** The roots of Certificate Transparency's own tests of these leaves, for the first one, two … eight. */
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  const hashes = leaves.map((leaf) =>
    createHash('sha256').update(Buffer.of(0)).update(Buffer.from(leaf, 'hex')).digest(),
  );

  it.each(roots.map((root, at) => [at + 1, root] as const))(
    'of %i leaves has the root of Certificate Transparency',
    (size, root) => {
      expect(merkleRoot(merkleLevels(hashes.slice(0, size))).toString('hex')).toBe(root);
    },
  );

  it('of nothing is the hash of nothing', () => {
    expect(merkleRoot(merkleLevels([])).toString('hex')).toBe(createHash('sha256').digest('hex'));
  });

  it('proves each leaf, at its place alone', () => {
    for (let size = 1; size <= 33; size++) {
      const all = Array.from({ length: size }, (_, at) => leafHash(`leaf ${at}`));
      const levels = merkleLevels(all);
      const root = merkleRoot(levels);
      for (let index = 0; index < size; index++) {
        const path = inclusionPath(levels, index);
        expect(isIncluded({ leaf: all[index]!, index, path }, size, root)).toBe(true);
        expect(isIncluded({ leaf: all[index]!, index: (index + 1) % size, path }, size, root)).toBe(
          size === 1,
        );
        expect(isIncluded({ leaf: leafHash('other'), index, path }, size, root)).toBe(false);
        expect(isIncluded({ leaf: all[index]!, index, path: [...path, root] }, size, root)).toBe(false);
      }
    }
  });

  it('does not take a node for a leaf', () => {
    const levels = merkleLevels([leafHash('a'), leafHash('b'), leafHash('c'), leafHash('d')]);
    const node = levels[1]![0]!;
    expect(isIncluded({ leaf: node, index: 0, path: [levels[1]![1]!] }, 4, merkleRoot(levels))).toBe(false);
    expect(() => inclusionPath(levels, 4)).toThrow('no leaf 4');
  });
});

describe('the draw', () => {
  it('refuses a seed that was not committed to', () => {
    const bag = sealed(vectors.cases[0]!);
    expect(() => proveDraw(bag, '0'.repeat(64))).toThrow('not the committed one');
  });

  it('gives nobody’s entry a proof when there is no such entry', () => {
    expect(proveEntry(sealed(vectors.cases[0]!), 'ent_unknown')).toBeNull();
  });

  it('of as many winners as entries is all of them, once', () => {
    const places = drawPlaces('1'.repeat(64), '2'.repeat(64), 500, 500);
    expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, at) => at));
    expect(drawPlaces('1'.repeat(64), '2'.repeat(64), 500, 7)).toEqual(places.slice(0, 7));
    expect(drawPlaces('1'.repeat(64), '2'.repeat(64), 0, 7)).toEqual([]);
  });

  it('puts those who may win first, each part in order of entry', () => {
    const entry = (number: number, conditionsMet: boolean) => ({
      ...{ entryId: `e${number}`, number, conditionsMet, shareHash: '' },
    });
    const ordered = inTreeOrder([entry(4, true), entry(1, false), entry(2, true), entry(3, false)]);
    expect(ordered.map(({ number }) => number)).toEqual([2, 4, 1, 3]);
  });
});

describe('canonical JSON', () => {
  it('has names in order, no spaces and whole numbers', () => {
    expect(canonicalJson({ b: [1, null, 'é"'], a: { d: true, c: '' } })).toBe(
      '{"a":{"c":"","d":true},"b":[1,null,"é\\""]}',
    );
    expect(() => canonicalJson({ a: 0.5 })).toThrow('not a whole number');
  });
});
