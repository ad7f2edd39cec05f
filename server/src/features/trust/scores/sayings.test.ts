import { hourMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { EventKind, LoggedEvent } from '../../insight/events/index.ts';
import type { HappeningFacts } from './happening-facts.ts';
import { sayingsOf } from './sayings.ts';

const promisedUntilMs = 1_000 * hourMs;
const facts: HappeningFacts = {
  orders: new Map([['ord_1', { shopId: 'shp_1', personId: 'psn_1', promisedUntilMs, hostIds: ['crt_1'] }]]),
  openedAtMs: new Map([['afs_1', 900 * hourMs]]),
  hostOf: new Map([['clp_1', { id: 'crt_1', personId: 'psn_9' }]]),
};

const say = (kind: EventKind, data: object = {}, given: Partial<LoggedEvent> = {}) =>
  sayingsOf(
    {
      ...{ id: 1, kind, atMs: 910 * hourMs, personId: 'psn_1', shopId: 'shp_1', subjectId: 'ord_1' },
      ...{ data: data as LoggedEvent['data'], ...given },
    },
    facts,
  ).map((saying) =>
    saying.say === 'happened'
      ? `${saying.happening.subject.id} ${saying.happening.source} ${saying.happening.kind}`
      : saying.say,
  );

describe('what a step says of whom', () => {
  it('of a parcel: in time or late by the last day promised', () => {
    expect(say('order-delivered')).toEqual(['shp_1 ord_1/parcel parcel-on-time']);
    expect(say('order-delivered', {}, { atMs: promisedUntilMs })).toEqual(['shp_1 ord_1/parcel parcel-late']);
    expect(say('parcel-lost')).toEqual(['shp_1 ord_1/parcel parcel-lost']);
    expect(say('order-delivered', {}, { subjectId: 'ord_2' })).toEqual([]);
  });

  it('of a receipt: kept by shop, host and buyer; a late word says nothing of the parcel', () => {
    const kept = ['shp_1', 'crt_1', 'psn_1'].map((who) => `${who} ord_1/kept order-kept`);
    expect(say('order-received')).toEqual(['shp_1 ord_1/parcel parcel-on-time', ...kept]);
    expect(say('order-received', {}, { atMs: promisedUntilMs })).toEqual(kept);
    expect(say('order-received', { byOwnPeople: true })).toEqual([]);
  });

  it('of a refund: the goods’ fault, the delivery’s, or nobody’s', () => {
    const closed = (reason: string, outcome = 'refunded') =>
      say('after-sale-closed', { orderId: 'ord_1', reason, outcome }, { subjectId: 'afs_1' });
    expect(closed('faulty')).toEqual(['shp_1', 'crt_1'].map((who) => `${who} ord_1/kept quality-refund`));
    expect(closed('damaged')).toEqual(['shp_1 ord_1/parcel parcel-damaged']);
    expect(closed('changed-mind')).toEqual([]);
    expect(closed('faulty', 'withdrawn')).toEqual([]);
  });

  it('of an answer: quick, slow, left to the clock, or forced', () => {
    const answered = (answer: string, by: string, atMs = 910 * hourMs) =>
      say('after-sale-answered', { orderId: 'ord_1', answer, by }, { subjectId: 'afs_1', atMs });
    expect(answered('agreed', 'shop')).toEqual([
      'shp_1 afs_1/answer answer-quick',
      'shp_1 afs_1/outcome claim-honoured',
    ]);
    expect(answered('declined', 'shop', 930 * hourMs)).toEqual(['shp_1 afs_1/answer answer-slow']);
    expect(answered('agreed', 'clock')).toEqual(['shp_1 afs_1/answer answer-slow']);
    expect(answered('ruled-refund', 'operator')).toEqual(['shp_1 afs_1/outcome claim-forced']);
  });

  it('of a claim: paid, fake, or an abuse where a person or the laboratory found it so', () => {
    const decided = (data: object) =>
      say('claim-closed', { orderId: 'ord_1', reason: 'fake', ...data }, { subjectId: 'clm_1' });
    expect(decided({ outcome: 'paid', because: 'lab-found-fake' })).toEqual([
      'shp_1 clm_1/outcome claim-honoured',
      'shp_1 clm_1/goods fake-found',
      'psn_1 clm_1/claim claim-upheld',
    ]);
    expect(decided({ outcome: 'refused', because: 'lab-found-genuine' })).toEqual([
      'shp_1 clm_1/outcome null',
      'shp_1 clm_1/goods check-passed',
      'psn_1 clm_1/claim claim-abusive',
    ]);
    expect(decided({ outcome: 'refused', because: 'too-late', reason: 'damaged' })).toContain(
      'psn_1 clm_1/claim null',
    );
    expect(decided({ outcome: 'paid', because: 'ruled-refuse' })).toContain(
      'psn_1 clm_1/claim claim-abusive',
    );
  });

  it('of a claim for the goods’ fault or the parcel’s: as of a refund, until an appeal finds otherwise', () => {
    const decided = (reason: string, outcome = 'paid', because = 'shown') =>
      say('claim-closed', { orderId: 'ord_1', reason, outcome, because }, { subjectId: 'clm_1' }).filter(
        (said) => said.includes('/goods'),
      );
    const bad = ['shp_1 clm_1/goods quality-refund', 'crt_1 clm_1/goods quality-refund'];
    const taken = ['shp_1 clm_1/goods null', 'crt_1 clm_1/goods null'];
    expect(decided('spoiled')).toEqual(bad);
    expect(decided('not-as-described', 'paid', 'ruled-pay')).toEqual(bad);
    expect(decided('damaged')).toEqual(['shp_1 clm_1/goods parcel-damaged']);
    expect(decided('spoiled', 'paid', 'ruled-refuse')).toEqual(taken);
    expect(decided('spoiled', 'refused', 'ruled-refuse')).toEqual(taken);
    // Whose skin it was says nothing of the goods, and a parcel that was sent late says so itself.
    expect(decided('allergy')).toEqual(['shp_1 clm_1/goods null']);
    expect(decided('late-shipment')).toEqual(['shp_1 clm_1/goods null']);
  });

  it('of a review: goods, service and delivery, of the shop and of the host it was bought through', () => {
    const data = { goodsStars: 2, serviceStars: 5, logisticsStars: 3, source: { kind: 'clip', id: 'clp_1' } };
    const told = say('review-written', data, { subjectId: 'rev_1' });
    expect(told).toContain('shp_1 rev_1/stars stars-2');
    expect(told).toContain('crt_1 rev_1/stars stars-2');
    expect(told).toContain('shp_1 rev_1/delivery-not delivery-blamed');
    expect(told).not.toContain('crt_1 rev_1/delivery delivery-praised');
    const own = say('review-written', data, { subjectId: 'rev_1', personId: 'psn_9' });
    expect(own.filter((each) => each.startsWith('crt_1'))).toEqual([]);
    expect(say('review-written', { ...data, followUp: true }, { subjectId: 'rev_1' })).toEqual([]);
  });

  it('of an inspection: genuine, false, or less than was promised', () => {
    const judged = (data: object) => say('inspection-judged', data, { shopId: 'shp_1', subjectId: 'ins_1' });
    expect(judged({ outcome: 'passed', isFalse: false })).toEqual(['shp_1 ins_1/verdict check-passed']);
    expect(judged({ outcome: 'lower', isFalse: false })).toEqual(['shp_1 ins_1/verdict quality-refund']);
    expect(judged({ outcome: 'rejected', isFalse: false })).toEqual(['shp_1 ins_1/verdict quality-refund']);
    expect(judged({ outcome: 'rejected', isFalse: true })).toEqual(['shp_1 ins_1/verdict fake-found']);
  });

  it('of adverts, rooms and bought praise', () => {
    const judged = (data: object) =>
      say('advert-judged', { caseId: '7', gravity: 3, ...data }, { subjectId: 'crt_1' });
    expect(judged({ outcome: 'found', state: 'open' })).toEqual(['crt_1 advert 7 advertising-violation']);
    expect(judged({ outcome: 'found', state: 'mended' })).toEqual(['crt_1 advert 7 null']);
    expect(judged({ outcome: 'found', state: 'open', gravity: 1 })).toEqual(['crt_1 advert 7 null']);
    const ended = (reason: string) =>
      say('room-ended', { reason, broadcasterId: 'shp_1' }, { subjectId: 'rom_1' });
    expect([ended('host'), ended('operator')]).toEqual([[], ['shp_1 rom_1/ended advertising-violation']]);
    const ruling = { shopId: 'shp_1', personIds: ['psn_2'], state: 'confirmed' };
    expect(say('fraud-ruled', ruling, { subjectId: 'frd_1' })).toEqual([
      'shp_1 frd_1/ruling review-fake',
      'psn_2 frd_1/ruling review-fake',
    ]);
  });
});
