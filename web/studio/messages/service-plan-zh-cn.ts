import type { NextStep } from '../service-plan/plan-queries.ts';

const next: Record<NextStep, string> = {
  'set-budget': '先设每月预算：小额问题不用你答复，直接退款给买家。',
  offer: '还没有在售商品提供退款不退货，请在商品里勾选。',
  'switch-on': '所有类目都已关闭，建议为退回不划算的商品打开。',
  'add-money': '预留少于计划：可用余额不够。订单结算后会自动补足。',
  raise: '本月预算已用完，维权需要你答复。可提高预算，或按时答复。',
  none: '一切就绪。投诉增多时再来看看。',
};

export const servicePlanMessages = {
  servicePlan: {
    title: '退款不退货预算',
    detail: '商品不值得寄回时，从预算里直接退款给买家，不用你答复。',
    spent: (spent: string, monthly: string) => `本月已用 ${spent}，共 ${monthly}`,
    left: '本月剩余',
    aside: '已预留',
    refunds: '退款笔数',
    until: (day: string) => `本月截至 ${day}。`,
    none: '还没有设每月预算',
    change: '修改预算',
    set: '设置预算',
    form: {
      title: '每月退款不退货预算',
      amount: '每月金额',
      hint: '需要时从可用余额预留；调低后多出的部分立即退回余额。',
      wrong: '请填写金额，例如 2000',
      categories: '适用类目',
      categoriesHint: '关闭后新订单不再承诺，已承诺的订单不变。',
      products: (count: number) => `${count} 件商品`,
      none: '还没有在售商品提供退款不退货，请先在商品里勾选。',
      confirm: '保存',
      keep: '暂不',
      done: '预算已保存',
    },
    off: '已关闭',
    paid: (amount: string) => `本月 ${amount}`,
    next,
    products: '去商品',
    claims: '去维权',
  },
};
