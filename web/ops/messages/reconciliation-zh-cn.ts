export const reconciliationMessages = {
  reconciliation: '支付对账',
  reconciliationPage: {
    providers: { alipay: '支付宝', wechatpay: '微信支付', stripe: 'Stripe', sandbox: '支付沙盒' } as Record<
      string,
      string
    >,
    states: { waiting: '等账单', failed: '账单读取失败', even: '一致', uneven: '有差异' },
    stateDetails: {
      waiting: '支付机构还没有出这一天的账单，稍后会自动再取。',
      failed: '这一天的账单没有读成，没有比对。',
      even: '账单里的每一笔都和我们的记录一致，或已写明原因。',
      uneven: '有几笔对不上，查清后写明原因，或在补记后重新对账。',
    },
    open: (count: number) => `${count} 笔待查`,
    explained: (count: number) => `${count} 笔已说明`,
    entries: '账单笔数',
    captured: '收款',
    refunded: '退款',
    split: '分账',
    fee: '手续费',
    checked: '对账时间',
    differences: '差异',
    none: '没有差异',
    kinds: { 'missing-here': '我们没有记', 'missing-there': '账单里没有', 'other-amount': '金额不同' },
    entryKinds: { capture: '收款', refund: '退款', split: '分账', fee: '手续费' },
    columns: { kind: '差异', what: '哪一笔', ours: '我们的', theirs: '账单的', at: '时间' },
    providerRef: '机构单号',
    explainedBy: (name: string, at: string) => `${name} 于 ${at} 说明`,
    again: '重新对账',
    againEffect: '重新取这一天的账单，和现在的记录比对；写过的说明会留着。',
    againDone: '已重新对账',
    which: '说明哪一笔',
    explain: '写明原因',
    explainEffect: '这笔差异不再算待查，原因写入操作记录。',
    explainDone: '已写明原因',
    emptyTitle: '还没有对过账',
    emptyDetail: '每天上午自动取前一天的账单来比对。',
  },
};
export type ReconciliationMessages = typeof reconciliationMessages;

export const reconciliationActions = {
  'reconciliation-explain': '说明对账差异',
  'payment-account': '设置店铺收款账户',
};
