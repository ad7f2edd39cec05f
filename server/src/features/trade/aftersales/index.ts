import type { Database, Tx } from '../../../database.ts';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { askRoutes } from './ask.routes.ts';
import { caseJobs } from './case.jobs.ts';
import { tellSides } from './case.notice.ts';
import { caseReader } from './case.reader.ts';
import { caseRoutes } from './case.routes.ts';
import { findOpenCases } from './case.store.ts';
import type { RefundsEarly } from './early-refund.ts';
import { rulingRoutes } from './ruling.routes.ts';
import { studioCaseRoutes } from './studio.routes.ts';

export type { CaseReason } from './after-sale.policy.ts';
export { findLineLeft } from './askable.views.ts';
export type { EarlyAsk, RefundsEarly } from './early-refund.ts';

/** Which of these orders have something asked for that is not decided yet: their money and their clocks wait. */
export async function ordersWithOpenCase(
  db: Database | Tx,
  orderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set((await findOpenCases(db, orderIds)).map(({ orderId }) => orderId));
}

/** What after-sales is told of others, in `app.ts`. */
interface AftersalesGiven {
  readonly refundsEarly?: RefundsEarly;
}

/** After-sales: refunds, returns, exchanges and repairs of what was paid, piece by piece. */
export function aftersalesFeature(given: FeatureDeps, told: AftersalesGiven = {}): Feature {
  const deps = { ...given, ...told };
  return {
    name: 'aftersales',
    routes: (server) => {
      askRoutes(server, deps);
      caseRoutes(server, deps);
      studioCaseRoutes(server, deps);
      rulingRoutes(server, deps);
    },
    readers: [caseReader(deps)],
    jobs: caseJobs(deps, (ran) => tellSides(deps, ran, 'clock')),
  };
}
