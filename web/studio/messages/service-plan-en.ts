import type { servicePlanMessages as chinese } from './service-plan-zh-cn.ts';

export const servicePlanMessages: typeof chinese = {
  servicePlan: {
    title: 'Service budget',
    detail: 'Refunds goods that are not worth their way back, at once and without your answer.',
    spent: (spent, monthly) => `${spent} of ${monthly} spent this month`,
    left: 'Left this month',
    aside: 'Set aside',
    refunds: 'Refunds',
    until: (day) => `The month ends ${day}.`,
    none: 'No monthly budget yet',
    change: 'Change the budget',
    set: 'Set a budget',
    form: {
      title: 'Monthly service budget',
      amount: 'A month',
      hint: 'Taken from the settled balance as it is needed. Less than before gives the rest back at once.',
      wrong: 'Enter an amount, for example 2000',
      categories: 'Offered for',
      categoriesHint: 'Switched off, new orders are not promised it; what was promised stays.',
      products: (count) => (count === 1 ? '1 product' : `${count} products`),
      none: 'No goods on sale offer it. Choose “Refunded, yours to keep” in a product first.',
      confirm: 'Save',
      keep: 'Not now',
      done: 'The service budget is saved',
    },
    off: 'Off',
    paid: (amount) => `${amount} this month`,
    next: {
      'set-budget': 'Set a monthly budget: small complaints are then settled without you.',
      offer: 'No goods on sale offer it. Choose “Refunded, yours to keep” in your products.',
      'switch-on': 'It is switched off for all your goods. Switch on what is cheap to replace.',
      'add-money':
        'Less is set aside than planned: the settled balance did not suffice. It fills as orders settle.',
      raise: 'This month’s budget is used up: claims wait for your answer. Raise it, or answer in time.',
      none: 'All is set. Look here when complaints grow.',
    },
    products: 'To the products',
    claims: 'To the claims',
  },
};
