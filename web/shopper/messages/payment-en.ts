import type { PaymentMessages, paymentErrors as zhErrors } from './payment-zh-cn.ts';

export const paymentMessages: PaymentMessages = {
  payment: {
    title: 'Pay with',
    methods: { alipay: 'Alipay', wechatpay: 'WeChat Pay', stripe: 'Card', sandbox: 'Payment sandbox' },
    notes: { sandbox: 'For demonstration; no money moves' },
  },
};

export const paymentErrors: typeof zhErrors = {
  'payment-method-unavailable': 'This way to pay is not available now. Choose another one.',
};
