import type { ReconciliationMessages } from './reconciliation-zh-cn.ts';

export const reconciliationMessages: ReconciliationMessages = {
  reconciliation: 'Reconciliation',
  reconciliationPage: {
    providers: { alipay: 'Alipay', wechatpay: 'WeChat Pay', stripe: 'Stripe', sandbox: 'Payment sandbox' },
    states: { waiting: 'Waiting for file', failed: 'File not read', even: 'Even', uneven: 'Differences' },
    stateDetails: {
      waiting: 'The provider has no file of this day yet; it is fetched again by itself.',
      failed: 'The file of this day could not be read; nothing was compared.',
      even: 'Every movement in the file fits our records, or was explained.',
      uneven: 'Some movements do not fit. Find out why and say so, or mend them and compare again.',
    },
    open: (count) => `${count} open`,
    explained: (count) => `${count} explained`,
    entries: 'Entries in the file',
    captured: 'Captured',
    refunded: 'Refunded',
    split: 'Paid to shops',
    fee: 'Fees',
    checked: 'Compared',
    differences: 'Differences',
    none: 'No differences',
    kinds: {
      'missing-here': 'Missing in our records',
      'missing-there': 'Missing in the file',
      'other-amount': 'Another amount',
    },
    entryKinds: { capture: 'Capture', refund: 'Refund', split: 'Payment to a shop', fee: 'Fee' },
    columns: { kind: 'Difference', what: 'Movement', ours: 'Ours', theirs: 'Theirs', at: 'When' },
    providerRef: 'Provider’s number',
    explainedBy: (name, at) => `Explained by ${name}, ${at}`,
    again: 'Compare again',
    againEffect: 'Fetches the file of this day again and compares it with our records as they are now.',
    againDone: 'Compared again',
    which: 'Which difference',
    explain: 'Explain difference',
    explainEffect: 'The difference is no longer open. What you write goes to the audit log.',
    explainDone: 'Explained',
    emptyTitle: 'Nothing compared yet',
    emptyDetail: 'Every morning the file of the day before is fetched and compared.',
  },
};

export const reconciliationActions = {
  'reconciliation-explain': 'Difference explained',
  'payment-account': 'Shop’s payment account set',
};
