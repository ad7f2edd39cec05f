import { startFakeAlipay } from '../../../tests/fake-alipay.ts';
import { startFakeStripe } from '../../../tests/fake-stripe.ts';
import { startFakeWechatpay } from '../../../tests/fake-wechatpay.ts';
import { contractPayment } from '../ports/contract-payment.ts';

contractPayment(
  'stripe',
  { signsTime: true, filesComeLate: false, filesSplits: true, accountRef: 'acct_1032D82eZvKYlo2C' },
  startFakeStripe,
);
contractPayment(
  'alipay',
  { signsTime: false, filesComeLate: true, filesSplits: false, accountRef: '2088101126765726' },
  startFakeAlipay,
);
contractPayment(
  'wechatpay',
  { signsTime: true, filesComeLate: true, filesSplits: false, accountRef: '1900000110' },
  startFakeWechatpay,
);
