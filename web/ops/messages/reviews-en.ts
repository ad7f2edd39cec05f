import type { ReviewMessages } from './reviews-zh-cn.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export const reviewMessages: ReviewMessages = {
  reviews: 'Reviews',
  reviewPage: {
    views: { reported: 'Reported', hidden: 'Hidden' },
    reportCount: (count) => (count === 1 ? '1 report' : `${count} reports`),
    reportsOf: (count, ofShop) =>
      ofShop === 0
        ? `Reported by ${people(count)}`
        : `Reported by ${people(count)}, ${ofShop} of the shop’s own`,
    reasons: {
      abusive: 'Insults somebody',
      untrue: 'Is not true',
      advertising: 'Advertises something else',
      'private-data': 'Gives away private data',
      unrelated: 'Is not about the goods',
      other: 'Something else',
    },
    firstReported: (at) => `First reported ${at}`,
    noText: 'Nothing was written',
    stars: (count) => (count === 1 ? '1 star' : `${count} stars`),
    aspects: { goods: 'Goods', service: 'Service', logistics: 'Delivery' },
    product: 'Product',
    shop: 'Shop',
    author: 'Author',
    anonymous: 'Published anonymously',
    written: 'Written',
    source: 'Bought through',
    sources: { clip: 'a clip', room: 'a live room', none: 'something else' },
    refunded: 'Refunded',
    yes: 'Yes',
    helpful: 'Found helpful by',
    followUp: (days) => `Added ${days} days after receipt`,
    answer: 'The shop’s answer',
    pictures: 'Photos of the review',
    picture: (at, count) => `Photo ${at} of ${count}`,
    previous: 'Previous photo',
    next: 'Next photo',
    hiddenBy: (by, at) => `Hidden by ${by}, ${at}`,
    hide: 'Hide review',
    hideEffect: 'It is shown and counted no more. Its author sees why and can appeal.',
    keep: 'Keep review',
    keepEffect: 'It stays as it is; these reports wait no more.',
    restore: 'Show again',
    restoreEffect: 'It is shown and counted again at once, and its author is told.',
    done: { hide: 'Review hidden', keep: 'Review kept', restore: 'Review shown again' },
    emptyTitle: 'No reviews to look at',
    emptyDetail: 'Reported reviews appear here.',
  },
};
export const reviewActions = {
  'review-hide': 'Review hidden',
  'review-keep': 'Reported review kept',
  'review-restore': 'Review shown again',
};
