import type { MoneyMessages } from './money-zh-cn.ts';

export const moneyMessages: MoneyMessages = {
  money: 'Money',
  moneyPage: {
    note: 'Buyers’ money stays with the payment provider until they have received; the books here mirror it.',
    csv: 'Download as CSV',
    emptyTitle: 'No money yet',
    emptyDetail: 'The first paid order appears here.',
    escrow: 'Held for buyers',
    escrowDetail: 'Paid, and not confirmed as received yet.',
    settled: 'Settled',
    settledDetail: 'Received by buyers, less the platform’s commission.',
    lines: {
      'capture escrow': 'Orders paid',
      'order-refund escrow': 'Order refunded',
      'settlement escrow': 'Order received: leaves what is held',
      'settlement shop': 'Order received: settled, less commission',
    },
  },
  refundForm: {
    open: 'Refund',
    title: (amount: string) => `Refund ${amount}`,
    detail:
      'The buyer gets everything back, shipping included. The order is closed and cannot be shipped any more.',
    reason: 'Reason',
    reasonHint: 'The buyer reads it.',
    putBack: 'Put the goods back into stock',
    keep: 'Keep the order',
    confirm: (amount: string) => `Refund ${amount}`,
    done: (amount: string) => `${amount} is on its way back`,
    refunded: 'Refunded',
    underWay: 'Refund under way',
  },
};
