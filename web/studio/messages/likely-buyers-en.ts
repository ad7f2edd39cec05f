import type { LikelyBuyersMessages } from './likely-buyers-zh-cn.ts';

export const likelyBuyersMessages: LikelyBuyersMessages = {
  likelyBuyers: {
    title: 'Who would buy this',
    reach: (people) => `About ${people} people are likely to watch it`,
    range: (low, high) => `Between ${low} and ${high}, of those who have not seen it`,
    exact: 'Of those who have not seen it',
    interests: 'They also like',
    cities: 'They are in',
    share: (percent) => `${percent} of them`,
    everybody: 'nearly all',
    privacy:
      'Numbers, never names: rounded to tens, counted once a day. Groups of about 20 or fewer are not shown; people who blocked you, or have recommendations off, are not counted.',
    nobody: 'How many there are cannot be said yet.',
    advice: {
      'no-clip': 'Publish a clip that shows it first: only then is it known who likes it.',
      'too-few':
        'About 20 people or fewer so far: publish more clips, and look again when more people watched.',
      'new-look': 'They like another kind of clip as well: make one that has both.',
      'near-first': 'Many are in one city: name it in your words, and promise a quicker delivery there.',
      'interest-first': 'They share an interest: make another clip of that kind, with a coupon.',
      wide: 'Their interests differ: try two openings and see which keeps more people.',
    },
  },
};
