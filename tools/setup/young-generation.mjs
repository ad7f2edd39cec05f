import { totalmem } from 'node:os';

const megabyte = 1024 * 1024;
const largestMb = 128;
/** What Node takes without being asked. */
const usualMb = 16;

/**
 * How large the server's young generation is to be, as arguments for Node. Under a burst a thousand requests wait at once,
 * and all they hold is copied by each collection; with room for several bursts most of it is gone before it is looked
 * at: about a tenth more orders a second. A 64th of the memory, for there are three such spaces at worst;
 * it grows as it is needed, and is given back at rest (`memory-at-rest.ts`).
 * @returns no arguments where that would not be more than what Node takes by itself
 */
export function youngGeneration(memoryBytes = memory()) {
  const mb = Math.min(largestMb, 2 ** Math.floor(Math.log2(memoryBytes / 64 / megabyte)));
  return mb <= usualMb ? [] : [`--max-semi-space-size=${mb}`];
}

/** Of the machine, or what a container may take of it. */
function memory() {
  const allowed = process.constrainedMemory?.() ?? 0;
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
