/** The first page: what was sold today, and what to do next. */
export const shopDeskMessages = {
  shopDesk: {
    paid: '今日成交额',
    paidDefinition: '今天付款的订单金额，未扣除退款；与上周同一天的同一时刻相比',
    orders: '今日订单',
    ordersDefinition: '今天付款的订单数；与上周同一天的同一时刻相比',
    views: '今日播放',
    viewsDefinition: '今天本店短视频的播放次数',
    against: (change: string) => `较上周同时 ${change}`,
    decisions: {
      cancelAsked: {
        title: (count: number) => `${count} 位买家申请取消订单`,
        detail: '24 小时内没有答复会自动退款。',
        button: '去处理',
      },
      unread: {
        title: (count: number) => `${count} 个订单有新消息`,
        detail: '买家在等你的答复。',
        button: '去回复',
      },
      lowReviews: {
        title: (count: number) => `${count} 条低分评价还没有回复`,
        detail: '三星及以下的评价，看到的人会先看你怎么答。',
        button: '去回复',
      },
      webhooks: {
        title: (count: number) => `${count} 个推送地址已暂停`,
        detail: '对方长时间没有接收，新的事件不再推送。',
        button: '查看原因',
      },
      certificate: {
        problems: {
          rejected: (attribute: string, _until: string) => `「${attribute}」的证书未通过`,
          expiring: (attribute: string, until: string) => `「${attribute}」的证书 ${until} 到期`,
          'value-changed': (attribute: string, _until: string) => `「${attribute}」改过，证书已失效`,
        },
        button: '去更新',
      },
      faultyFile: {
        title: (count: number) => `导入文件里有 ${count} 处错误`,
        button: '查看并修正',
      },
      promotionEnding: {
        title: (name: string) => `优惠「${name}」快结束了`,
        detail: (at: string) => `${at} 结束。`,
        button: '查看优惠',
      },
      clipScheduled: {
        title: (at: string) => `一条短视频将在 ${at} 发布`,
        button: '查看',
      },
    },
  },
};
export type ShopDeskMessages = typeof shopDeskMessages;
