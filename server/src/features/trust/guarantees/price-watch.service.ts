import type { ClaimDeps } from './claim.service.ts';
import { fileByClock } from './claim-file.service.ts';
import { type FallenLine, listFallenLines } from './price-watch.views.ts';

/** At most so many in one run; the next run goes on. */
const linesMax = 2_000;

/**
 * 价保 without asking: claims the difference for every buyer who was promised it and whose goods are sold for less now, of these products
 * or of all. Each in a unit of work of its own; safe to repeat.
 */
export async function protectPrices(
  deps: ClaimDeps,
  productIds: readonly string[] | null,
  signal?: AbortSignal,
): Promise<void> {
  for (const line of await listFallenLines(deps.db, deps.clock.nowMs(), linesMax, productIds)) {
    if (signal?.aborted === true) return;
    await protect(deps, line).catch((error: unknown) =>
      deps.log.error({ error, orderId: line.orderId }, 'a price could not be protected'),
    );
  }
}

async function protect(deps: ClaimDeps, { personId, orderId, position }: FallenLine): Promise<void> {
  const refused = await fileByClock(deps, personId, orderId, {
    ...{ position, code: 'price-protection', reason: 'lower-price' },
    ...{ askedCents: null, currency: undefined, text: '' },
  });
  if (refused !== null) deps.log.info({ refused, orderId }, 'a fallen price gives nothing back');
}
