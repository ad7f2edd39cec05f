/** Mixes two integers into 32 bits, evenly enough for hash tables (the finaliser of MurmurHash3). */
export function mix(a: number, b: number): number {
  let z = Math.imul(a + 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(b + 0x7f4a_7c15, 0xc2b2_ae35);
  z = Math.imul(z ^ (z >>> 16), 0x85eb_ca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2_ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

/** 0 for nothing, then one step for each 2^(1/1.5) of growth, at most 20. */
export function magnitude(value: number): number {
  return value > 0 ? Math.max(0, Math.min(20, Math.floor(Math.log2(value) * 1.5) + 1)) : 0;
}
