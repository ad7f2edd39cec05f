import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from './sha256.ts';
import { verifyProof } from './verify-proof.ts';

const vectors = JSON.parse(
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
  it.each(vectors.cases.map((one: { name: string }) => [one.name, one]))('accepts %s', (_name, one) => {
    const { proof, entries } = one as { proof: { winners: { entryId: string }[] }; entries: unknown[] };
    const winners = proof.winners.map(({ entryId }) => entryId);
    expect(verifyProof(proof)).toMatchObject({ ok: true, draw: { winners, entryWon: null } });
    for (const entry of entries) {
      const { entryId } = (entry as { entry: { entryId: string } }).entry;
      expect(verifyProof(proof, entry)).toMatchObject({
        ok: true,
        draw: { entryWon: winners.includes(entryId) },
      });
    }
  });

  it.each(vectors.refused.map((one: { name: string }) => [one.name, one]))('refuses %s', (_name, one) => {
    const { proof, entry, fault } = one as { proof: unknown; entry: unknown; fault: string };
    expect(verifyProof(proof, entry)).toEqual({ ok: false, fault });
  });

  it('looks for what was seen before the draw', () => {
    const { proof } = vectors.cases[0];
    expect(verifyProof(proof, null, [proof.closing.commitment, proof.closing.entriesRoot]).ok).toBe(true);
    expect(verifyProof(proof, null, ['0'.repeat(64)])).toEqual({ ok: false, fault: 'not-in-proof' });
  });

  it.each([null, 3, 'text', [], {}, { format: 'kanmai-lucky-bag-proof' }])('answers %j plainly', (value) => {
    expect(verifyProof(value)).toEqual({ ok: false, fault: 'format' });
  });
});
