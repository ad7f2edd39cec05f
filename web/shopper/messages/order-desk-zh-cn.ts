/** What a buyer and a shop do about one order. */
export const orderDeskMessages = {
  orderDesk: {
    ask: '申请取消订单',
    askDetail: '商家 24 小时内会答复；没有答复会自动退款。商家先发了货，申请就不再处理。',
    reason: '取消原因',
    reasons: ['拍错了，重新买', '不想要了', '地址或电话填错了', '发货太慢', '其他原因'],
    send: '提交申请',
    sent: '申请已发给商家',
    asked: '已申请取消',
    askedUntil: (at: string) => `商家最晚 ${at} 答复，过时自动退款`,
    withdraw: '撤回申请',
    withdrawn: '已撤回，订单继续',
    declined: (reason: string) => `商家没有同意取消：${reason}`,
    messages: '联系商家',
    messagesEmpty: '有什么想问的，写给商家。',
    older: '更早的消息',
    write: '写给商家',
    sendMessage: '发送',
    unread: (count: number) => `${count} 条未读`,
  },
};
export type OrderDeskMessages = typeof orderDeskMessages;
