import type { ReliefMessages } from './relief-zh-cn.ts';

const goods = (count: number) => (count === 1 ? '1 product' : `${count} products`);

export const reliefMessages: ReliefMessages = {
  meant: (text, count) => `Did you mean “${text}” (${goods(count)})`,
  lift: (what, count) => `Without “${what}” (${goods(count)})`,
  liftAll: (count) => `Without any filter (${goods(count)})`,
  price: 'Price',
  liftTitle: 'Take a filter off',
  fewerTitle: 'Use fewer words',
  fewer: (text, count) => `${text} (${goods(count)})`,
  categoriesTitle: 'Look into a category',
  category: (name, count) => `${name} (${count})`,
};
