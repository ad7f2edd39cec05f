import type { Policy } from '../policy.ts';
import { allergyRefund, breakageRefund, spoilageRefund } from './bad-on-arrival.ts';
import { fakePaysNinefold, fakePaysTenfold } from './fake-pays.ts';
import { fastRefund } from './fast-refund.ts';
import { priceProtection } from './price-protection.ts';
import { refundWithoutReturn } from './refund-without-return.ts';
import { returnFreight } from './return-freight.ts';
import { shipInADay } from './ship-in-a-day.ts';

/** The guarantees that Kanmai begins with: data, to be copied, changed and given another version. */
export const guarantees: readonly Policy[] = [
  fakePaysTenfold,
  fakePaysNinefold,
  returnFreight,
  fastRefund,
  shipInADay,
  breakageRefund,
  allergyRefund,
  spoilageRefund,
  refundWithoutReturn,
  priceProtection,
];
