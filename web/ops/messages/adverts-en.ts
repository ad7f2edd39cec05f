import type { advertMessages as chinese, advertActions as chineseActions } from './adverts-zh-cn.ts';

export const advertActions: typeof chineseActions = {
  'advert-pass': 'Advert let pass',
  'advert-recall': 'Advert judged again',
};

export const advertMessages: typeof chinese = {
  adverts: 'Adverts',
  advertPage: {
    views: { refused: 'Refused', warned: 'Warned', found: 'From before', passed: 'Let pass', all: 'All' },
    outcomes: { refused: 'Refused', warned: 'Published with a warning', found: 'Found in what was there' },
    states: { open: 'Open', mended: 'Changed since', passed: 'Let pass' },
    kinds: { product: 'Product', clip: 'Clip', room: 'Room' },
    author: 'Id of a shop or creator',
    code: 'Official kind, e.g. ZH8',
    gravity: 'Gravity',
    gravities: { all: 'All', 1: 'Wording', 2: 'Violation', 3: 'Harmful' },
    field: 'Field',
    text: 'Text',
    findings: 'Words that were marked',
    instead: (text) => (text === '' ? 'Better left out' : `Better “${text}”`),
    times: 'Times',
    first: 'First',
    last: 'Last',
    notMade: 'Not published',
    passedBecause: 'Let pass because',
    pass: 'Let this text pass',
    recall: 'Judge it again',
    passEffect: 'For a wrong reading: this text is not refused here again. Another text is judged anew.',
    recallEffect: 'The text is judged again when it is next published. What is published stays.',
    done: { pass: 'The text may be published', recall: 'The text is judged again' },
    emptyTitle: 'No texts here',
    emptyDetail: 'Texts that were refused or need a look appear here.',
  },
};
