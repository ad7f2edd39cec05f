import { describe, expect, it } from 'vitest';
import { type ExperimentDraft, emptyDraft, readDraft } from './experiment-draft.ts';

const settings = [{ name: 'likeValue' as const, usual: 2, least: 0, most: 10 }];
const draft: ExperimentDraft = {
  ...emptyDraft,
  name: ' Likes ',
  hypothesis: 'Likes tell more',
  variants: [{ id: 1, name: 'four', policy: { likeValue: '4' } }],
};

describe('the form of an experiment', () => {
  it('reads percentage points as shares, and orders as they are', () => {
    expect(readDraft(draft, settings)).toEqual({
      experiment: {
        ...{ name: 'Likes', hypothesis: 'Likes tell more', metric: 'completion', sharePercent: 20 },
        ...{ holdoutPercent: 5, worthwhile: 0.01, variants: [{ name: 'four', policy: { likeValue: 4 } }] },
      },
    });
    const orders = readDraft({ ...draft, metric: 'orders-per-person', worthwhile: '.02' }, settings);
    expect(orders).toMatchObject({ experiment: { worthwhile: 0.02 } });
  });

  it('says of each field what is wrong', () => {
    const found = readDraft(
      {
        ...emptyDraft,
        sharePercent: '0',
        worthwhile: 'much',
        variants: [
          { id: 1, name: 'ten', policy: { likeValue: '11' } },
          { id: 2, name: '', policy: { likeValue: ' ' } },
        ],
      },
      settings,
    );
    expect('faults' in found ? Object.fromEntries(found.faults) : {}).toEqual({
      name: 'missing',
      hypothesis: 'missing',
      sharePercent: { least: 1, most: 100 },
      worthwhile: { least: 0.01, most: 50 },
      'variants.0.likeValue': { least: 0, most: 10 },
      'variants.1.name': 'missing',
      'variants.1': 'no-setting',
    });
  });
});
