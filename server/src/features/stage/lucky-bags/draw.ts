import { createHash } from 'node:crypto';

/** A block's first six bytes are one number: the largest power of 256 that a double counts exactly. */
const numberBytes = 6;
const numbersBelow = 256 ** numberBytes;

/**
 * Draws `winners` of the places 0 … `eligibleCount` − 1, in order, without putting back; all of them when there are no more.
 *
 * Block c is SHA-256(seed ‖ root ‖ c as four bytes, the greatest first), c = 0, 1, 2, … A block's number x (its first six bytes)
 * is taken below m when x < ⌊2^48 / m⌋ · m, and else the next block is asked (rejection: no remainder is likelier than another).
 * The places are shuffled by Fisher and Yates (Durstenfeld 1964), keeping only those that moved.
 *
 * **What nobody can steer, and what remains.** The seed is fixed by its commitment before the first entry, the entries by the
 * root's first half before the seed is known: the shop, an entrant and any onlooker can foresee nothing. The operator, who knows
 * the seed, could try entries of their own until the draw pleased them, were it not for the entrants' shares: 32 bytes each,
 * committed to in the entry, revealed after the entries were published and before the seed, and folded into `root`. So one share
 * that the operator does not know makes every draw they could foresee worthless. What remains: the operator may leave out
 * revealed shares, or keep back those of entries of their own: with k of them at most 2^k draws to choose from. Who is left out
 * sees it in their own proof; how many revealed is in the proof. And an operator may always enter under many names.
 * docs/decisions/0030-lucky-bags.md has the reasons.
 */
export function drawPlaces(
  seedHex: string,
  rootHex: string,
  eligibleCount: number,
  winners: number,
): number[] {
  const prefix = Buffer.from(seedHex + rootHex, 'hex');
  const counter = Buffer.alloc(4);
  let blocks = 0;
  const below = (limit: number): number => {
    const usable = Math.floor(numbersBelow / limit) * limit;
    for (;;) {
      counter.writeUInt32BE(blocks++);
      const number = createHash('sha256').update(prefix).update(counter).digest().readUIntBE(0, numberBytes);
      if (number < usable) return number % limit;
    }
  };
  const moved = new Map<number, number>();
  const drawn: number[] = [];
  for (let left = eligibleCount; left > 0 && drawn.length < winners; left--) {
    const place = below(left);
    drawn.push(moved.get(place) ?? place);
    moved.set(place, moved.get(left - 1) ?? left - 1);
  }
  return drawn;
}
