import type { SearchTermMessages } from './search-terms-zh-cn.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export const searchTermMessages: SearchTermMessages = {
  searchTerms: 'Searches',
  searchTermsPage: {
    note: (count) => `Shown once ${people(count)} looked for it; up to date within a minute`,
    window: 'Period',
    windows: { '7': 'Last 7 days', '30': 'Last 30 days' },
    viewLabel: 'Which searches',
    views: { all: 'All', 'to-do': 'Something to do', unmet: 'Nobody has it' },
    term: 'Searched for',
    people: 'People',
    searches: 'Searches',
    found: 'Found',
    rank: 'Your place',
    opens: 'Opened yours',
    advice: 'What to do',
    none: 'None',
    foundCount: (count) => (count >= 120 ? '120 or more' : String(count)),
    rankOf: (rank, count) => `Place ${rank}; ${count} of what is found is yours`,
    advices: {
      'nobody-has-it': 'Nobody has it',
      'you-have-none': 'You have none',
      'sold-out': 'Yours is sold out',
      'far-down': 'Far down',
      'not-opened': 'Seen, not opened',
      well: 'Fine',
    },
    says: {
      'nobody-has-it': (term, count) =>
        `${people(count)} looked for “${term}”, and nothing in the mall is called so. If you have it, make a product of it, or write the word into a title.`,
      'you-have-none': (term, count) =>
        `${people(count)} looked for “${term}”. Others have it; nothing of yours is called so. Write the word into a title that fits, or make a product of it.`,
      'sold-out': (term, count) =>
        `${people(count)} looked for “${term}”, and what they find of yours is sold out. Add stock, and they can buy it.`,
      'far-down': (term, count) =>
        `${people(count)} looked for “${term}”. Yours comes after the first 10, where few look. The word as it is, in the title, brings it forward.`,
      'not-opened': (term, count) =>
        `${people(count)} looked for “${term}”. Yours is among the first 10, and nobody opened it. Try another picture, or look at the price.`,
      well: (term, count) =>
        `${people(count)} looked for “${term}”, and yours is in front. Keep it in stock.`,
    },
    yours: 'Your first product there',
    newProduct: 'New product',
    editTitle: 'Change its title',
    chooseTitle: 'Choose a title to change',
    addStock: 'Add stock',
    editProduct: 'Change the product',
    seeProduct: 'See the product',
    askOwner: 'Products are changed by an owner or an assistant.',
    emptyTitle: 'No searches to show yet',
    emptyDetail: (count) =>
      `A search shows here once ${people(count)} looked for it and it has to do with your categories.`,
    noneTitle: 'Nothing here',
    noneDetail: 'Choose another period, or see all.',
    showAll: 'See all',
  },
};
