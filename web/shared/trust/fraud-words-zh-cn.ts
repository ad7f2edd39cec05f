/** Words of bought praise, for studio and desk. */
export const fraudWords = {
  title: '刷单刷评',
  states: { open: '待裁定', confirmed: '已查实', dismissed: '已排除' },
  strength: (percent: number) => `证据强度 ${percent}%`,
  setAside: (count: number) => `${count} 条评价暂不计分`,
  holds: '裁定前暂停提现',
  clues: '依据',
  codes: {
    lockstep: '同一批账号前后脚评同几件商品',
    'same-phone': '多个账号同一收货电话',
    'same-place': '多个账号同一收货地址',
    'own-people': '店里的人评自己的店',
    burst: '一天里突然很多好评',
    untraced: '包裹没有任何快递揽收记录',
    behaviour: '账号行为不像普通买家',
  },
  clueLine: (accounts: number, reviews: number, days: string) =>
    `${accounts} 个账号，${reviews} 条评价，${days}`,
  beside: (share: number, usual: number) => `占 ${share}%，平常 ${usual}%`,
  perDay: (count: number, usual: string) => `一天 ${count} 条，平常一天 ${usual} 条`,
  openHint: '平台正在核实。裁定之前这些评价不计入评分。',
  reason: (reason: string) => `裁定理由：${reason}`,
};

export type FraudWords = typeof fraudWords;
