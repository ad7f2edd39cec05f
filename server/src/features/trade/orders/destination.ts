import type { FeatureDeps } from '../../../feature.ts';

/** Where a shop sends an order that does not go to its buyer directly. */
export interface Destination {
  readonly orderId: string;
  /** Stands on the parcel: by it the warehouse knows it. */
  readonly code: string;
  readonly warehouse: string;
}

/** Which of a shop's orders do not go to their buyers directly, and where to. */
export type Destinations = (
  deps: FeatureDeps,
  shopId: string,
  orderIds: readonly string[],
) => Promise<readonly Destination[]>;
