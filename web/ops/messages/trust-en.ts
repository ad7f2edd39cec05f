import type { trustMessages as chinese, trustActions as chineseActions } from './trust-zh-cn.ts';

export const trustActions: typeof chineseActions = {
  'trust-recompute': 'Trust score read anew',
  'trust-rebuild': 'All trust scores rebuilt from the log',
  'fraud-confirm': 'Bought praise found',
  'fraud-dismiss': 'Bought praise dismissed',
};

export const trustMessages: typeof chinese = {
  trust: 'Trust scores',
  trustPage: {
    lookUp: 'Id of a shop, creator or buyer',
    emptyTitle: 'Look somebody up',
    emptyDetail: 'Enter the id of a shop (shp_), a creator (crt_) or a buyer (psn_).',
    subject: 'Subject',
    kind: 'Kind',
    kinds: { shop: 'Shop', host: 'Creator', buyer: 'Buyer' },
    category: 'Compared with',
    version: 'Version of the formula',
    versionOf: (version) => `Version ${version}`,
    recompute: 'Read anew',
    recomputeEffect:
      'Reads the score as of now and compares its sums by day with what they are made of. It is written to the audit log.',
    same: 'The sums are those of what happened',
    differs: (difference) => `The sums differ by ${difference}: rebuild from the log`,
  },
  fraudPage: {
    emptyTitle: 'No cases',
    emptyDetail: 'All reviews are looked at each night; what looks bought appears here.',
    openedAt: 'Opened',
    reviews: 'Reviews',
    decidedBy: 'Ruled by',
    reason: 'Because',
    suspected: 'Reviews that do not count',
    noText: '(no words)',
    ruling: 'Ruling',
    rulings: { confirm: 'Bought', dismiss: 'Honest' },
    effects: {
      confirm:
        'These reviews count no more and the scores of shop and accounts fall. The shop may appeal. Payouts go on.',
      dismiss: 'These reviews count again, payouts go on, and they are not suspected anew.',
    },
    done: { confirm: 'Ruled as bought', dismiss: 'Ruled as honest' },
  },
};
