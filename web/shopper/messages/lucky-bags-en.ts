import type { LuckyBagMessages } from './lucky-bags-zh-cn.ts';

export const luckyBagMessages: LuckyBagMessages = {
  verifyTitle: 'Verify a lucky bag',
  verifyDetail:
    'The proof is checked on your device; no server is asked. Paste the proof or choose its file. Your own entry can be checked with it.',
  proof: 'Proof of the draw',
  entry: 'My entry (optional)',
  seen: 'Hashes noted in the room before the draw (optional, separated by spaces)',
  seenHint:
    'The commitment at publishing and the root at closing. A proof made up afterwards is consistent in itself, but not with them.',
  file: 'Choose a file',
  verify: 'Verify',
  notJson: 'This is not JSON. Paste all of it.',
  good: 'Verified',
  goodDetail: 'Rules, seed and entries are those published, and the winners were drawn from them.',
  bad: 'Not verified',
  bag: 'Lucky bag',
  entryCount: 'Entered',
  eligible: 'Met the conditions',
  shares: 'Revealed a share',
  winners: 'Winning entries',
  ownWon: 'Your entry won.',
  ownLost: 'Your entry is among those drawn from. It did not win.',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  faults: {
    format: 'This is not a proof of a lucky bag, version 1.',
    rules: 'The rules are not those published.',
    seed: 'The seed is not the one committed to at publishing.',
    root: 'What was told at closing does not have this root.',
    winners: 'The winners are not those that seed and root draw.',
    inclusion: 'An entry is not among those fixed at closing.',
    conditions: 'An entry stands in the wrong part: its conditions are not as said.',
    'entry-format': 'The entry is not one of this bag, or not complete.',
    share: 'Your share was not folded in as you revealed it.',
    'not-in-proof': 'A hash that you noted is not in this proof: it may have been made afterwards.',
  },
};
