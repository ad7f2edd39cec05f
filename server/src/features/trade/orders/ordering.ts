import type { Result } from '@kanmai/kernel';
import { isOfContent, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type GroupedWork, groupedWork } from '../../../grouped-work.ts';
import type { IdempotencyClaim } from '../../../http/idempotency.ts';
import { onceEach } from '../../../http/idempotency-each.ts';
import type { Problem } from '../../../http/problems.ts';
import {
  type CheckoutAsk,
  type CheckoutDeps,
  type PlacedTogether,
  placing,
  WrittenTooEarly,
} from './checkout.service.ts';
import type { CheckoutView } from './order.schema.ts';
import type { QuoteView } from './quote.schema.ts';
import { type QuoteAsk, quoting } from './quote.service.ts';

type Claimed<Ask> = Ask & { readonly claim: IdempotencyClaim };

/** Quotes and checkouts, in groups: alone at once, under a burst hundreds in one transaction. */
export interface Ordering {
  readonly quotes: GroupedWork<Claimed<QuoteAsk>, Result<QuoteView, Problem>>;
  readonly checkouts: GroupedWork<Claimed<CheckoutAsk>, Result<CheckoutView, Problem>>;
}

const sizeMax = 1_000;
/** About what is worked off in the time that somebody waits for an answer. */
const waitingMax = 20_000;

export function createOrdering(deps: FeatureDeps, placedTogether: PlacedTogether): Ordering {
  const given = checkoutDeps(deps, placedTogether);
  const keyOf = ({ claim }: { readonly claim: IdempotencyClaim }) => `${claim.scope} ${claim.key}`;
  const common = { sizeMax, waitingMax, keyOf, isOfItem: isOfContent };
  return {
    quotes: groupedWork({
      ...common,
      run: (asks: readonly Claimed<QuoteAsk>[]) =>
        unitOfWork(deps.db, (tx) => onceEach(tx, asks, deps.clock.nowMs(), quoting(tx, deps))),
    }),
    checkouts: groupedWork({
      ...common,
      // One is prepared, one written and one committed (measured under a burst: a twentieth more orders than two large ones).
      ...{ sizeMax: 250, groupsMax: 3 },
      async run(asks: readonly Claimed<CheckoutAsk>[]) {
        const place = (order: 'write-first' | 'take-first') =>
          unitOfWork(deps.db, (tx) => onceEach(tx, asks, deps.clock.nowMs(), placing(tx, given, order)));
        const results = await place('write-first').catch((error: unknown) => {
          if (error instanceof WrittenTooEarly) return place('take-first');
          throw error;
        });
        if (results.some((result) => result.ok)) deps.eventsAppended();
        return results;
      },
    }),
  };
}

function checkoutDeps(deps: FeatureDeps, placedTogether: PlacedTogether): CheckoutDeps {
  const { clock, random, config } = deps;
  return {
    ...{ clock, random, config, placedTogether },
    // Asked each time: the origin is known only after listening, and providers may be switched.
    get origin() {
      return deps.origin;
    },
    get payment() {
      return deps.payment;
    },
  };
}
