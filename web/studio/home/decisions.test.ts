import { describe, expect, it } from 'vitest';
import { decideNext, type Situation } from './decisions.ts';

const nowMs = Date.parse('2026-05-04T00:00:00Z');
const published = {
  ...{ id: 'clp_1', caption: 'Lychees', state: 'published' },
  ...{ assetState: 'ready', assetRefusal: null, progress: 1 },
};
const desk = {
  ...{ productCount: 3, outOfStock: [], lowStock: [], certificates: [], casesToAnswer: [] },
  ...{ promotionsEnding: [], scheduledClips: [], faultyFile: null, pausedWebhooks: 0 },
};
const counts = { toShip: 0, overdue: 0, cancelAsked: 0, trouble: 0, unread: 0 };
const quiet: Situation = {
  ...{
    shopState: 'open',
    counts,
    longestWaiting: null,
    desk,
    mayWrite: true,
    lowReviews: 0,
    clips: [published],
  },
};
const order = { id: 'ord_old', placedAt: '2026-05-01T00:00:00Z', timeline: [] };
const short = (id: string, available: number) => ({ id, title: 'Lychees', variantTitles: ['S'], available });
const kinds = (situation: Partial<Situation>) =>
  decideNext({ ...quiet, ...situation }, nowMs).map(({ kind }) => kind);

describe('decideNext', () => {
  it('has nothing to say when all is well', () => {
    expect(kinds({})).toEqual([]);
  });

  it('names the order that has waited longest, how many wait, and how many are late', () => {
    const situation = { ...quiet, counts: { ...counts, toShip: 12, overdue: 3 }, longestWaiting: order };
    expect(decideNext(situation, nowMs)).toEqual([
      expect.objectContaining({ kind: 'ship', orderId: 'ord_old', count: 12, lateCount: 3, urgency: 'late' }),
    ]);
  });

  it('puts what has a clock before what waits, and what is lost before what may be', () => {
    const certificate = { productId: 'prd_1', title: 'Tea', attribute: 'Origin', validUntil: null };
    expect(
      kinds({
        counts: { toShip: 1, overdue: 0, cancelAsked: 1, trouble: 1, unread: 2 },
        longestWaiting: order,
        lowReviews: 2,
        desk: {
          productCount: 3,
          outOfStock: [short('prd_1', 0)],
          lowStock: [short('prd_2', 3)],
          certificates: [
            { ...certificate, problem: 'expiring' },
            { ...certificate, problem: 'rejected' },
          ],
          casesToAnswer: [
            {
              ...{ id: 'afs_1', kind: 'return', state: 'asked', title: 'Tea' },
              ...{ amountCents: 100, currency: 'CNY', dueAt: '2026-05-04T08:00:00Z' },
            },
          ],
          promotionsEnding: [{ id: 'pmo_1', name: 'Sale', endsAt: '2026-05-05T00:00:00Z' }],
          scheduledClips: [{ id: 'clp_2', caption: '', publishAt: '2026-05-05T00:00:00Z' }],
          faultyFile: { id: 'cat_1', name: 'goods.csv', faultCount: 2 },
          pausedWebhooks: 1,
        },
      }),
    ).toEqual([
      ...['cancel-asked', 'ship', 'trouble', 'case', 'unread', 'low-reviews', 'webhooks-paused'],
      'out-of-stock',
      ...['certificate', 'low-stock', 'certificate', 'faulty-file', 'promotion-ending', 'clip-scheduled'],
    ]);
  });

  it('begins with a product and a clip, for those who may make them', () => {
    const empty = { desk: { ...desk, productCount: 0 }, clips: [] };
    expect(kinds(empty)).toEqual(['first-product', 'first-clip']);
    expect(kinds({ ...empty, mayWrite: false })).toEqual(['first-clip']);
    expect(kinds({ ...empty, desk: null })).toEqual(['first-clip']);
  });

  it('follows a clip from its upload to the button that publishes it', () => {
    const draft = (id: string, assetState: string) => ({ ...published, id, state: 'draft', assetState });
    expect(kinds({ clips: [draft('a', 'ready'), draft('b', 'processing'), draft('c', 'refused')] })).toEqual([
      'clip-refused',
      'clip-draft',
      'clip-preparing',
    ]);
  });

  it('says first that a shop does not sell', () => {
    expect(kinds({ shopState: 'pending' })).toEqual(['shop-pending']);
    expect(kinds({ shopState: 'suspended' })).toEqual(['shop-suspended']);
  });
});
