import { createHash } from 'node:crypto';

/**
 * Splits a total into parts by chance: with r cents and n parts left, the next part is even among 1 … ⌊2r / n⌋ − 1 cents (twice
 * the mean, so that nobody gains by being early or late), and the last is what remains. All parts are at least a cent and add
 * up to the total. The chance is SHA-256(seed ‖ c), c = 0, 1, 2, … as four bytes, greatest first: a block's first six bytes are a
 * number x, taken below m when x < ⌊2^48 / m⌋ · m, else the next block is asked. The seed's SHA-256 is told at publishing and
 * the seed when the packet is over, so anybody can split it again. Pure.
 *
 * @throws when there are fewer cents than parts
 */
export function splitTotal(totalCents: number, count: number, seedHex: string): number[] {
  if (!(count >= 1 && totalCents >= count)) throw new Error(`${totalCents} cents are no ${count} parts`);
  const below = chanceOf(seedHex);
  const parts: number[] = [];
  let rest = totalCents;
  for (let left = count; left > 1; left--) {
    const most = Math.floor((2 * rest) / left) - 1;
    const part = 1 + below(most);
    parts.push(part);
    rest -= part;
  }
  return [...parts, rest];
}

const numbersBelow = 2 ** 48;

function chanceOf(seedHex: string): (limit: number) => number {
  const seed = Buffer.from(seedHex, 'hex');
  const counter = Buffer.alloc(4);
  let blocks = 0;
  return (limit) => {
    const usable = Math.floor(numbersBelow / limit) * limit;
    for (;;) {
      counter.writeUInt32BE(blocks++);
      const number = createHash('sha256').update(seed).update(counter).digest().readUIntBE(0, 6);
      if (number < usable) return number % limit;
    }
  };
}
