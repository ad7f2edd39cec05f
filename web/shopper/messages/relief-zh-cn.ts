/** Words of what helps where a search found nothing. */
export const reliefMessages = {
  meant: (text: string, count: number) => `你是不是要找「${text}」（${count} 件）`,
  lift: (what: string, count: number) => `不限「${what}」（${count} 件）`,
  liftAll: (count: number) => `去掉全部筛选（${count} 件）`,
  price: '价格',
  liftTitle: '去掉一个筛选试试',
  fewerTitle: '少用几个词试试',
  fewer: (text: string, count: number) => `${text}（${count} 件）`,
  categoriesTitle: '看看这些类目',
  category: (name: string, count: number) => `${name} ${count} 件`,
};

export type ReliefMessages = typeof reliefMessages;
