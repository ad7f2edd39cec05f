import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from './sha256.ts';
import { verifyProof } from './verify-proof.ts';

interface Accepted {
  readonly name: string;
  readonly proof: {
    readonly winners: readonly { readonly entryId: string }[];
    readonly closing: { readonly commitment: string; readonly entriesRoot: string };
  };
  readonly entries: readonly { readonly entry: { readonly entryId: string } }[];
}
interface Refused {
  readonly name: string;
  readonly proof: unknown;
  readonly entry: unknown;
  readonly fault: string;
}
const vectors: { readonly cases: readonly Accepted[]; readonly refused: readonly Refused[] } = JSON.parse(
  readFileSync(new URL('../../../docs/reference/lucky-bag-vectors.json', import.meta.url), 'utf8'),
);

describe('SHA-256 in the browser', () => {
  it('is that of Node for every length around its blocks', () => {
    for (let length = 0; length <= 200; length++) {
      const message = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 255);
      expect(Buffer.from(sha256(message)).toString('hex')).toBe(
        createHash('sha256').update(message).digest('hex'),
      );
    }
  });
});

describe('the verifier of the page', () => {
  it.each(vectors.cases)('accepts $name', ({ proof, entries }) => {
    const winners = proof.winners.map(({ entryId }) => entryId);
    expect(verifyProof(proof)).toMatchObject({ ok: true, draw: { winners, entryWon: null } });
    for (const own of entries)
      expect(verifyProof(proof, own)).toMatchObject({
        ...{ ok: true, draw: { entryWon: winners.includes(own.entry.entryId) } },
      });
  });

  it.each(vectors.refused)('refuses $name', ({ proof, entry, fault }) => {
    expect(verifyProof(proof, entry)).toEqual({ ok: false, fault });
  });

  it('looks for what was seen before the draw', () => {
    const { proof } = vectors.cases[0]!;
    expect(verifyProof(proof, null, [proof.closing.commitment, proof.closing.entriesRoot]).ok).toBe(true);
    expect(verifyProof(proof, null, ['0'.repeat(64)])).toEqual({ ok: false, fault: 'not-in-proof' });
  });

  it.each([null, 3, 'text', [], {}, { format: 'kanmai-lucky-bag-proof' }])('answers %j plainly', (value) => {
    expect(verifyProof(value)).toEqual({ ok: false, fault: 'format' });
  });
});
