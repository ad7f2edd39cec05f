import type { Feature, FeatureDeps } from '../../../feature.ts';
import { accountRoutes } from './account.routes.ts';
import { askAboutPayments } from './ask.service.ts';
import { openNewsDesk } from './callback.service.ts';
import { lateRefundJob, refundAll, refundPayment } from './late-refund.service.ts';
import { finishRefund, orderRefundJob } from './order-refund.service.ts';
import { paymentRoutes } from './payment.routes.ts';
import type { Settlement } from './payment.schema.ts';
import { releaseAll, releaseJob, releaseOrder } from './release.service.ts';

export { beginRefund } from './order-refund.service.ts';
export { sumRefunds } from './order-refund.store.ts';
export { isOpen } from './payment.policy.ts';
export type { Payment, PaymentState, Settled, Settlement } from './payment.schema.ts';
export {
  ensureOpened,
  lapse,
  methodsFor,
  type OpenPayment,
  prepare,
  storeAll,
} from './payment.service.ts';
export { beginReleases } from './release.service.ts';

/** Takes what providers say, once; asks where they are silent; gives late money back; has shops paid their parts. */
export function paymentsFeature(deps: FeatureDeps, settlement: Settlement): Feature {
  const desk = openNewsDesk(deps, settlement);
  const queue = { concurrency: 1, retriesMax: 10, timeoutS: 60 };
  const scheduled = { concurrency: 1, retriesMax: 0, timeoutS: 300 };
  return {
    name: 'payments',
    routes: (server) => {
      paymentRoutes(server, deps, desk);
      accountRoutes(server, deps);
    },
    pages: (server) => {
      for (const provider of deps.payment.all) provider.pages?.(server);
    },
    jobs: [
      {
        ...queue,
        name: lateRefundJob,
        run: (data) => refundPayment(deps, (data as { paymentId: string }).paymentId),
      },
      {
        ...queue,
        name: orderRefundJob,
        run: (data) => finishRefund(deps, (data as { refundId: string }).refundId),
      },
      {
        ...queue,
        name: releaseJob,
        run: (data) => releaseOrder(deps, (data as { orderId: string }).orderId),
      },
      { ...scheduled, name: 'payments.refund-all', cron: '* * * * *', run: () => refundAll(deps) },
      { ...scheduled, name: 'payments.release-all', cron: '*/10 * * * *', run: () => releaseAll(deps) },
      {
        ...scheduled,
        name: 'payments.ask',
        cron: '* * * * *',
        run: async () => void (await askAboutPayments(deps, desk)),
      },
    ],
  };
}
