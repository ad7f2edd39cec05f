/** What the pages of money say. */
export const moneyMessages = {
  money: '资金',
  moneyPage: {
    note: '买家确认收货前，货款由支付机构保管；这里的账目与其一致。',
    csv: '下载 CSV',
    emptyTitle: '还没有资金往来',
    emptyDetail: '第一笔付款订单会出现在这里。',
    escrow: '担保中',
    escrowDetail: '买家已付款，尚未确认收货。',
    settled: '已结算',
    settledDetail: '买家已收货，已扣除平台佣金。',
    lines: {
      'capture escrow': '买家付款',
      'order-refund escrow': '订单退款',
      'settlement escrow': '确认收货，转出担保',
      'settlement shop': '确认收货，结算（已扣佣金）',
    } as Record<string, string>,
  },
  refundForm: {
    open: '退款',
    title: (amount: string) => `退款 ${amount}`,
    detail: '买家将收到全部款项（含运费），订单关闭，不能再发货。',
    reason: '原因',
    reasonHint: '买家会看到。',
    putBack: '商品放回库存',
    keep: '保留订单',
    confirm: (amount: string) => `退款 ${amount}`,
    done: (amount: string) => `${amount} 正在退回`,
    refunded: '已退款',
    underWay: '退款中',
  },
};
export type MoneyMessages = typeof moneyMessages;
