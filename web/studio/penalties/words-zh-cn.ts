export const penaltyWords = {
  title: '违规扣分',
  a: 'A 类（一般）',
  b: 'B 类（严重）',
  ofA: (points: number) => `${points} 分，每满 12 分扣保证金并停播 7 天`,
  ofB: (points: number) => `${points} 分，4、8、12 分各有处罚，12 分清退`,
  cleared: (time: string) => `${time} 清零`,
  emptyTitle: '没有扣分',
  emptyDetail: '保持住。被扣的分、处罚和申诉会出现在这里。',
  undone: '申诉成立，已撤销',
  undoneBecause: (reason: string) => `撤销理由：${reason}`,
  room: '直播',
  until: (time: string) => `到 ${time}`,
  forGood: '不再恢复',
  goods: (count: number) => `${count} 件商品`,
};

export type PenaltyWords = typeof penaltyWords;
