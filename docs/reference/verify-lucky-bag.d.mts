/** @returns the winners' entry ids, in the order drawn. @throws with a sentence that says what does not hold. */
export function verify(proof: unknown, entry?: unknown, ...seen: string[]): string[];
