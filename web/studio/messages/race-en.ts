import type { RaceMessages } from './race-zh-cn.ts';

export const raceMessages: RaceMessages = {
  clipRace: {
    title: 'Traffic race',
    explain:
      'A new clip is shown to a few people first. By how long they stay, what they open, buy and spend, it climbs to larger audiences.',
    steps: 'Steps of the race',
    step: (number, audience) => `Step ${number}: ${audience} people`,
    people: (count) => `${count} people`,
    here: 'Now here',
    passed: 'Passed',
    ahead: 'Not reached yet',
    stopped: 'Stopped here',
    seenBy: (viewers, audience) => `Seen by ${viewers} of this step’s ${audience} people`,
    measuresTitle: 'This step’s four measures and what is needed',
    names: {
      dwell: 'Watched',
      clickRate: 'Product opens',
      conversion: 'Buyers',
      gpm: 'Sales per 1,000 viewers',
    },
    means: {
      dwell: 'The share of the clip that a viewer watches, on average.',
      clickRate: 'The share of the viewers who open its products.',
      conversion: 'The share of the viewers who pay.',
      gpm: 'What 1,000 viewers pay; one viewer counts for one piece of the dearest product at most.',
    },
    needed: (value) => `More than ${value} needed`,
    range: (low, high) => `likely ${low} – ${high}`,
    from: {
      category: 'middle of its category',
      all: 'middle of all clips',
      floor: 'the least that is asked',
    },
    verdicts: { above: 'Clearly above', below: 'Clearly below', unclear: 'Too early to say' },
    confidence: (percent) => `All four together are right with at least ${percent} confidence.`,
    windows: 'The step’s first 5, 30 and 60 minutes',
    window: (minutes) => `${minutes} min`,
    windowHead: 'Window',
    viewers: 'Viewers',
    advice: {
      'no-viewers': (_share, _viewers, minutes) =>
        `Nobody has watched it yet: its first 50 people are on their way; first look in ${minutes}.`,
      'few-stay': (share) => `Change the cover and the opening: only ${share} stay past 3 s.`,
      slow: () => 'Cut it shorter: people stay at first, but not for long.',
      'few-open': () => 'Show the product earlier and say its price: people watch, but few open it.',
      'few-buy': () => 'Look at price, shipping and pictures: people open the product, but few buy.',
      'small-orders': () => 'Try a bundle: there are orders, but too little per 1,000 viewers.',
      'about-to-climb': (_share, _viewers, minutes) =>
        `It has what is needed: it climbs in about ${minutes}. Keep the goods in stock.`,
      'more-viewers': (_share, viewers) =>
        `Going well: about ${viewers} more viewers like these, and it climbs.`,
      waiting: (_share, _viewers, minutes) =>
        `Too early to say: next look in about ${minutes}. A good time to answer comments.`,
      top: () => 'It is on the highest step: make another one like it.',
      stopped: () => 'This clip’s race is over: give it a better opening and publish it anew.',
    },
    minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  },
};
