import type { FeedMessages } from './feed-zh-cn.ts';

export const feedMessages: FeedMessages = {
  feedSettings: 'Feed settings',
  feedPage: {
    note: 'They hold for everybody within seconds, without a restart. Each change goes to the audit log.',
    between: 'Between clips',
    betweenNote:
      'Rooms and goods are shown to whom they may interest, one on a page at most, and none twice; goods keep their distance from rooms, rooms from rooms alone. Who has recommendations off sees no rooms, and the goods that anybody would see.',
    rooms: 'Show rooms that are live',
    goods: 'Show goods',
    clipsBetween: 'At least so many clips between two',
    clipsBetweenHint: (least, most) => `A whole number from ${least} to ${most}`,
    lastChange: (at, reason) => `Last change: ${at}, ${reason}`,
    asBefore: 'Fill in what was before',
    save: 'Save',
    effect: 'Once saved, every page from then on goes by it.',
    saved: 'Saved',
  },
};

export const feedActions = {
  'feed-cards': 'Changed what is shown between clips',
};
