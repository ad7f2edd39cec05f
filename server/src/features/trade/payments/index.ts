import type { Feature, FeatureDeps } from '../../../feature.ts';
import { finishRefund, orderRefundJob } from './order-refund.service.ts';
import { paymentRoutes } from './payment.routes.ts';
import type { Settlement } from './payment.schema.ts';
import { refundAll, refundJob, refundPayment } from './payment.service.ts';

export { beginRefund } from './order-refund.service.ts';
export { sumRefunds } from './order-refund.store.ts';
export { isOpen } from './payment.policy.ts';
export type { Payment, PaymentState, Settled, Settlement } from './payment.schema.ts';
export { lapse, type OpenPayment, openAtProvider, store } from './payment.service.ts';

/** Takes what providers say, once, and gives late money back. */
export function paymentsFeature(deps: FeatureDeps, settlement: Settlement): Feature {
  return {
    name: 'payments',
    routes: (server) => paymentRoutes(server, deps, settlement),
    pages: (server) => deps.payment.pages?.(server),
    jobs: [
      {
        name: refundJob,
        concurrency: 1,
        retriesMax: 10,
        timeoutS: 60,
        run: (data) => refundPayment(deps, (data as { paymentId: string }).paymentId),
      },
      {
        name: orderRefundJob,
        concurrency: 1,
        retriesMax: 10,
        timeoutS: 60,
        run: (data) => finishRefund(deps, (data as { refundId: string }).refundId),
      },
      {
        name: 'payments.refund-all',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '* * * * *',
        run: () => refundAll(deps),
      },
    ],
  };
}
