import type { FraudWords } from './fraud-words-zh-cn.ts';

const some = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export const fraudWords: FraudWords = {
  title: 'Bought praise',
  states: { open: 'To be ruled', confirmed: 'Found', dismissed: 'Dismissed' },
  strength: (percent) => `Evidence ${percent}%`,
  setAside: (count) => `${some(count, 'review does', 'reviews do')} not count`,
  holds: 'Payouts wait for the ruling',
  clues: 'What speaks for it',
  codes: {
    lockstep: 'The same accounts reviewed the same goods close together',
    'same-phone': 'Several accounts with one phone',
    'same-place': 'Several accounts with one address',
    'own-people': 'The shop’s own people',
    burst: 'A sudden day of praise',
    untraced: 'No carrier ever saw the parcels',
    behaviour: 'Accounts unlike ordinary buyers',
  },
  clueLine: (accounts, reviews, days) =>
    `${some(accounts, 'account', 'accounts')}, ${some(reviews, 'review', 'reviews')}, ${days}`,
  beside: (share, usual) => `${share}%, usually ${usual}%`,
  perDay: (count, usual) => `${count} in a day, usually ${usual}`,
  openHint: 'The platform is looking into it. Until it is ruled these reviews count in no rating.',
  reason: (reason) => `Ruled because: ${reason}`,
};
