export const rulingWords = {
  title: '平台处罚公示',
  note: '平台对直播中违规行为的处理结果。只公示店铺和事实，不含任何人的个人信息。',
  emptyTitle: '还没有公示',
  emptyDetail: '平台作出处罚后会在这里公示。',
  creator: '一位达人',
  points: (points: number, kind: 'A' | 'B') =>
    `${kind === 'A' ? 'A 类（一般）' : 'B 类（严重）'}扣 ${points} 分`,
  because: (code: string, article: string) => `${code} · ${article}`,
  compensated: (orders: number, amount: string) => `已赔付 ${orders} 单，共 ${amount}`,
  notCompensated: '没有需要赔付的订单',
  follows: '处理',
  consequences: {
    'no-live': '禁止直播',
    deduct: '扣除保证金',
    freeze: '冻结保证金',
    'take-down': '商品下架',
    expel: '清退店铺',
  },
  nothingFollows: '未达到处罚档位，只记分',
  order: {
    title: '平台赔付',
    paid: (amount: string) => `你获得 ${amount}`,
    reached: '已到账',
    underWay: '正在打款',
    why: '你下单的直播间存在不实宣传，平台已处理。订单和售后不受影响。',
    ruling: '查看处罚公示',
  },
};

export type RulingWords = typeof rulingWords;
