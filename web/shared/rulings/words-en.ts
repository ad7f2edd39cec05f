import type { RulingWords } from './words-zh-cn.ts';

export const rulingWords: RulingWords = {
  title: 'Public rulings',
  note: 'What the platform ruled about live rooms. Shops and facts are named, and nobody’s personal data.',
  emptyTitle: 'No rulings yet',
  emptyDetail: 'What the platform rules on appears here.',
  creator: 'A creator',
  points: (points, kind) =>
    `${points === 1 ? '1 point' : `${points} points`}, class ${kind} (${kind === 'A' ? 'general' : 'serious'})`,
  because: (code, article) => `${code} · ${article}`,
  compensated: (orders, amount) =>
    `${orders === 1 ? '1 order' : `${orders} orders`} compensated, ${amount} in all`,
  notCompensated: 'There was no order to compensate',
  follows: 'What follows',
  consequences: {
    'no-live': 'No live rooms',
    deduct: 'Deposit deducted',
    freeze: 'Deposit held',
    'take-down': 'Goods taken down',
    expel: 'Shop expelled',
  },
  nothingFollows: 'No threshold was reached: points only',
  order: {
    title: 'Compensation by the platform',
    paid: (amount) => `You are paid ${amount}`,
    reached: 'It has reached you',
    underWay: 'It is on its way',
    why: 'What was said in the live room in which you bought was not true. The order and after-sales stay as they are.',
    ruling: 'Read the ruling',
  },
};
