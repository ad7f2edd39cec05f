import type { ParcelMessages } from './parcels-zh-cn.ts';

export const parcelMessages: ParcelMessages = {
  parcels: {
    more: (count) => `Show all ${count} steps of the trace`,
    less: 'Show the latest step only',
    partly: 'Part of it has left; the shop still ships the rest.',
    receivedAt: (time) => `Counts as received on ${time}`,
    paused: 'The clock is stopped while your case is open',
    extend: 'Ask for 3 more days',
    extended: 'You have 3 more days',
  },
};
