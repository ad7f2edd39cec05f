import type { ScoreWords } from './score-words-zh-cn.ts';

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const parcels = (count: number) => (count === 1 ? '1 parcel' : `${count} parcels`);

export const scoreWords: ScoreWords = {
  title: 'Trust score',
  experience: 'Experience score',
  experienceHint: (days) =>
    `Shown to everybody on the shop, its goods, at checkout and in rooms; the last ${days} days, nearer ones weigh more`,
  trust: 'Trust',
  trustHint:
    'Not shown to others. Ranking, rights, deposits and payouts read it; what happened fades by half in 30 or 90 days',
  hostTrustHint:
    'Not shown to others. Ranking in the feed reads it; what happened fades by half in 30 or 90 days',
  unknown: 'Not known yet',
  unknownHint: 'Unknown is not low: too little has happened to say',
  needOrders: (delivered, min) =>
    `${delivered} ${delivered === 1 ? 'order' : 'orders'} delivered in 90 days; it is published from ${min} on`,
  interval: (low, high) => `${low} – ${high}`,
  intervalHint: 'The truth is in this range nine times in ten',
  usual: (value) => `usual in the category ${value}`,
  observations: (count) => `from ${count} observations`,
  share: (percent) => `${percent}% of it`,
  dimensions: { goods: 'Goods', logistics: 'Delivery', service: 'Service', honesty: 'Honesty' },
  trend: 'The last 90 days',
  trendEmpty: 'Nothing to plot of these 90 days yet',
  asTable: 'As a table',
  day: 'Day',
  reasons: 'What moves the score',
  reasonsEmpty: 'Nothing moves it yet',
  kind: 'What happened',
  count: 'Still counts',
  effect: 'Effect',
  supposed: 'With fewer of them',
  supposedLine: (count, kind, value) => `${count} fewer “${kind}” and you are at ${value}`,
  toReach: (target) => `To reach ${target}`,
  fewer: (count, kind) => `${count} fewer “${kind}”`,
  ask: 'Try it',
  askKind: 'What happens',
  askCount: 'How many more (fewer below zero)',
  askResult: (value) => `The score would be ${value}`,
  askWrong: 'A whole number from -1,000 to 1,000.',
  askUnknown: 'That would still be too little to say',
  next: 'What to do next',
  nexts: {
    'deliver-more': (count) =>
      `Deliver ${count} more ${count === 1 ? 'order' : 'orders'} and the experience score is published. Shipping in time is the quickest way.`,
    'ship-in-time': (count) =>
      `${parcels(count)} did not arrive as promised: that costs most. Promise what you can keep, or use a steadier carrier.`,
    'pack-better': (count) => `${parcels(count)} arrived broken. Pack them better.`,
    'better-goods': (count) =>
      `Buyers were not content with the goods ${times(count)}. Read the low reviews and reasons of refunds, and mend what is not as described first.`,
    'answer-sooner': (count) =>
      `After-sales waited for more than a day ${times(count)}. Within 24 hours costs nothing.`,
    'settle-yourself': (count) =>
      `The platform had to decide ${times(count)}. Paying by yourself where the buyer is right adds to the score.`,
    'better-service': (count) =>
      `Reviews were not content with the service about ${times(count)}. Read what buyers say.`,
    'mend-adverts': (count) =>
      `Adverts broke the law in ${count === 1 ? 'one place' : `${count} places`}. Mended, they cost nothing any more.`,
    'sell-genuine': (count) => `A fake was found ${times(count)}. Take the batch off sale first.`,
    'no-bought-praise': (count) =>
      `Bought praise was found ${times(count)}. Stop; most of it fades within half a year.`,
    steady: () => 'Nothing costs much. Go on as you are.',
  },
  hostNexts: {
    'better-goods': (count) =>
      `Buyers were not content with what you sell ${times(count)}. Read the low reviews and reasons of refunds; stop what is not as described, and say its faults in the room.`,
    'sell-genuine': (count) =>
      `A fake was found ${times(count)}. Do not sell that batch of that shop any more.`,
    'settle-yourself': (count) =>
      `The platform had to decide ${times(count)} about goods that you sold. Leave shops that do not settle by themselves.`,
    'answer-sooner': (count) =>
      `After-sales about goods that you sold waited for more than a day ${times(count)}. Leave shops that are slow to answer.`,
  },
  evidence: 'What it is made of',
  evidenceEmpty: 'Nothing yet',
  when: 'When',
  reference: 'From',
  weight: 'Counts',
  kinds: {
    'parcel-on-time': 'Parcel in time',
    'parcel-late': 'Parcel late',
    'parcel-lost': 'Parcel lost',
    'parcel-damaged': 'Parcel damaged',
    'stars-5': 'Five stars',
    'stars-4': 'Four stars',
    'stars-3': 'Three stars',
    'stars-2': 'Two stars',
    'stars-1': 'One star',
    'order-kept': 'Order kept',
    'quality-refund': 'Refund for quality',
    'answer-quick': 'Answer within a day',
    'answer-slow': 'Slow answer',
    'claim-honoured': 'Paid by the shop itself',
    'claim-forced': 'Had to be made to pay',
    'check-passed': 'Checked and genuine',
    'advertising-violation': 'Advert against the law',
    'fake-found': 'Fake found',
    'claim-upheld': 'Claim upheld',
    'claim-abusive': 'Abusive claim',
    'review-fake': 'Bought praise',
    'service-praised': 'Service praised',
    'service-blamed': 'Service blamed',
    'delivery-praised': 'Delivery praised',
    'delivery-blamed': 'Delivery blamed',
  },
};
