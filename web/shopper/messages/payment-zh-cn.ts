/** How a shopper pays. */
export const paymentMessages = {
  payment: {
    title: '支付方式',
    methods: { alipay: '支付宝', wechatpay: '微信支付', stripe: '银行卡', sandbox: '支付沙盒' } as Record<
      string,
      string
    >,
    notes: { sandbox: '演示用，不会真的扣款' } as Record<string, string>,
  },
};
export type PaymentMessages = typeof paymentMessages;

export const paymentErrors = {
  'payment-method-unavailable': '这种支付方式暂时不能用，请换一种。',
};
