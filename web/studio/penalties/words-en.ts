import type { PenaltyWords } from './words-zh-cn.ts';

export const penaltyWords: PenaltyWords = {
  title: 'Penalty points',
  a: 'Class A (general)',
  b: 'Class B (serious)',
  ofA: (points) => `${points} points; every 12 cost a part of the deposit and 7 days without live rooms`,
  ofB: (points) => `${points} points; 4, 8 and 12 have consequences, and 12 expels`,
  cleared: (time) => `Cleared on ${time}`,
  emptyTitle: 'No points',
  emptyDetail: 'Keep it so. Points, what follows from them, and appeals appear here.',
  undone: 'Undone by an appeal',
  undoneBecause: (reason) => `Undone because: ${reason}`,
  room: 'Live room',
  until: (time) => `until ${time}`,
  forGood: 'for good',
  goods: (count) => (count === 1 ? '1 product' : `${count} products`),
};
