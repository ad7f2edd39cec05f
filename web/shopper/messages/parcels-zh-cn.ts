export const parcelMessages = {
  parcels: {
    more: (count: number) => `查看全部 ${count} 条物流记录`,
    less: '收起物流记录',
    partly: '部分商品已发货，其余等商家发货。',
    receivedAt: (time: string) => `${time} 自动确认收货`,
    paused: '售后处理中，自动确认收货已暂停',
    extend: '延长 3 天',
    extended: '已延长 3 天',
  },
};

export type ParcelMessages = typeof parcelMessages;
