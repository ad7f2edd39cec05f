import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CertificateFacts,
  canonicalJson,
  certificateText,
  checkAnswers,
  checklistFor,
  comparePromise,
  foretellByRisk,
  gradePhone,
  gradePolicy,
  hasCheckDigit,
  inspectedKinds,
  isImei,
  luhnDigit,
  maskImei,
  phoneGrades,
  type RiskFacts,
  readCertificate,
  routeByRisk,
  verdictOn,
} from './index.ts';

const digits = fc.stringMatching(/^[0-9]{14}$/);

describe('check digits', () => {
  it('T-R140 notice one digit that is wrong', () => {
    fc.assert(
      fc.property(digits, fc.nat(13), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
        const whole = `${number}${luhnDigit(number)}`;
        const other = `${(Number(whole[place]) + by) % 10}`;
        expect(hasCheckDigit(whole)).toBe(true);
        expect(hasCheckDigit(`${whole.slice(0, place)}${other}${whole.slice(place + 1)}`)).toBe(false);
      }),
    );
  });

  it('T-R141 an IMEI is 15 digits that check; masked it keeps model and last four digits', () => {
    expect(isImei('490154203237518')).toBe(true);
    for (const wrong of ['490154203237519', '49015420323751', '4901542032375180', '000000000000000', 'abc'])
      expect(isImei(wrong)).toBe(false);
    expect(maskImei('490154203237518')).toBe('49015420***7518');
  });
});

describe('the way of an order', () => {
  const usual: RiskFacts = {
    ...{ kind: 'jewellery', worthMinor: 500_00, month: 6, draw: 0.5 },
    history: { inspected: 0, failed: 0, fakeClaims: 0, delivered: 0 },
  };
  const good = { inspected: 40, failed: 0, fakeClaims: 0, delivered: 200, score: 4.8 };

  it('T-R142 goes by kind and worth, season, and what became of the shop’s goods before', () => {
    expect(routeByRisk(usual)).toEqual({ way: 'warehouse', because: 'usual' });
    expect(routeByRisk({ ...usual, worthMinor: 299_99 })).toEqual({ way: 'direct', because: 'worth-little' });
    expect(routeByRisk({ ...usual, kind: 'phone' }).because).toBe('always');
    expect(routeByRisk({ ...usual, history: good })).toEqual({ way: 'direct', because: 'good-standing' });
    // A phone is inspected whoever sells it.
    expect(routeByRisk({ ...usual, kind: 'phone', history: good }).way).toBe('warehouse');
    const bag = { ...usual, kind: 'bag', worthMinor: 5_000_00 } as const;
    expect(routeByRisk(bag)).toEqual({ way: 'direct', because: 'not-drawn' });
    expect(routeByRisk({ ...bag, draw: 0.1 }).because).toBe('drawn');
    expect(routeByRisk({ ...bag, month: 11 }).because).toBe('season');
    for (const worse of [
      { ...good, failed: 2 },
      { ...good, fakeClaims: 2 },
      { ...good, score: 3.9 },
      { inspected: 10, failed: 1, fakeClaims: 0, delivered: 0 },
    ])
      expect(routeByRisk({ ...bag, history: worse }).because).toBe('shop-at-risk');
    // An unknown score is no bad one.
    expect(routeByRisk({ ...usual, history: { ...good, score: undefined } }).because).toBe('good-standing');
    expect(routeByRisk({ ...usual, history: good, draw: 0.01 }).because).toBe('drawn');
  });

  it('T-R142 is foretold without shop, day and chance, and never otherwise than it comes', () => {
    const facts = fc.record({
      kind: fc.constantFrom(...inspectedKinds),
      worthMinor: fc.integer({ min: 0, max: 2_000_00 }),
      month: fc.integer({ min: 1, max: 12 }),
      history: fc.constantFrom(good, usual.history, { ...good, failed: 3 }),
      draw: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(facts, (known) => {
        const said = foretellByRisk(known);
        if (said !== 'perhaps') expect(routeByRisk(known).way).toBe(said);
      }),
    );
    expect(foretellByRisk({ kind: 'phone', worthMinor: 100_00 })).toBe('warehouse');
    expect(foretellByRisk({ kind: 'jewellery', worthMinor: 300_00 })).toBe('perhaps');
    expect(foretellByRisk({ kind: 'bag', worthMinor: 999_99 })).toBe('direct');
  });
});

const flawless = Object.fromEntries(
  checklistFor('phone').items.map((item) => [
    item.code,
    item.kind === 'choice' ? (item.choices[0] ?? '') : item.kind === 'number' ? 97 : '490154203237518',
  ]),
);
const promise = (grade: (typeof phoneGrades)[number] | null, batteryPercent: number | null = null) => ({
  ...{ grade, batteryPercent },
});

describe('a phone', () => {
  it('T-R143 has the worst grade that any answer allows, with the answers that it rests on', () => {
    expect(gradePhone(flawless)).toEqual({ grade: 'as-new', because: [] });
    expect(gradePhone({ ...flawless, screen: 'scratched', body: 'fine-scratches' })).toEqual({
      ...{ grade: 'good', because: ['screen'] },
    });
    expect(gradePhone({ ...flawless, 'battery-health': 69 })).toEqual({
      ...{ grade: 'worn', because: ['battery-health'] },
    });
    // A worse answer never makes a better grade.
    for (const [code, caps] of Object.entries(gradePolicy.caps))
      for (const [answer, cap] of Object.entries(caps))
        expect(gradePhone({ ...flawless, [code]: answer }).grade).toBe(cap);
  });

  it('T-R144 that is less than promised is worth so much less, to the cent, never more than was paid', () => {
    const found = (grade: (typeof phoneGrades)[number], batteryPercent = 90) => ({ grade, batteryPercent });
    expect(comparePromise(promise('very-good'), found('good'), 200_000)).toEqual({
      ...{ broken: ['grade'], differenceMinor: 17_392 },
    });
    expect(comparePromise(promise('good'), found('very-good'), 200_000).broken).toEqual([]);
    expect(comparePromise(promise(null), found('worn'), 200_000).differenceMinor).toBe(0);
    expect(comparePromise(promise('good', 92), found('good', 90), 200_000).broken).toEqual([]);
    expect(comparePromise(promise('good', 94), found('good', 90), 200_000)).toEqual({
      ...{ broken: ['battery-health'], differenceMinor: 2_000 },
    });
    const grade = fc.constantFrom(...phoneGrades);
    const percent = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(grade, grade, percent, percent, fc.nat(10_000_000), (said, is, battery, now, paid) => {
        const { broken, differenceMinor } = comparePromise(promise(said, battery), found(is, now), paid);
        expect(Number.isSafeInteger(differenceMinor)).toBe(true);
        expect(differenceMinor).toBeLessThanOrEqual(paid);
        expect(differenceMinor > 0).toBe(broken.length > 0 && paid > 0);
      }),
    );
  });
});

describe('a report', () => {
  it('T-R145 is complete or says what is missing, and what is no answer', () => {
    for (const kind of inspectedKinds) {
      const checklist = checklistFor(kind);
      const required = checklist.items.filter((item) => item.kind !== 'text' || item.required);
      expect(checkAnswers(checklist, {}).missing).toEqual(required.map(({ code }) => code));
    }
    const { screen: _, ...half } = flawless;
    expect(checkAnswers(checklistFor('phone'), half)).toEqual({ missing: ['screen'], wrong: [] });
    const odd = {
      ...flawless,
      imei: '490154203237519',
      touch: 'maybe',
      'battery-health': 101,
      smell: 'good',
    };
    expect(checkAnswers(checklistFor('phone'), odd).wrong).toEqual([
      ...['imei', 'battery-health', 'touch', 'smell'],
    ]);
  });

  it('T-R146 lets nothing pass that an answer keeps back, whatever the rest is like', () => {
    for (const kind of inspectedKinds)
      for (const item of checklistFor(kind).items) {
        if (item.kind !== 'choice') continue;
        for (const answer of item.fatal ?? [])
          expect(
            verdictOn(checklistFor(kind), { ...flawless, [item.code]: answer }, promise(null), 1),
          ).toEqual({
            ...{ outcome: 'rejected', because: [item.code], grade: null, differenceMinor: 0 },
          });
      }
  });

  it('T-R147 passes a phone that is as promised, and asks the buyer of one that is less', () => {
    const phone = checklistFor('phone');
    expect(verdictOn(phone, flawless, promise('as-new'), 100_000).outcome).toBe('passed');
    expect(verdictOn(phone, { ...flawless, screen: 'cracked' }, promise('good'), 100_000)).toEqual({
      ...{ outcome: 'lower', grade: 'worn', because: ['screen', 'grade'], differenceMinor: 34_524 },
    });
  });
});

describe('a certificate', () => {
  const facts: CertificateFacts = {
    ...{
      format: 1,
      id: 'icr_1',
      key: 'k',
      issuer: 'https://shop.example',
      kind: 'phone',
      title: '手机 “一”',
    },
    ...{ shop: '再来一机', grade: 'good', imei: '49015420***7518', seal: 'SEAL-1', checklist: 'phone/1' },
    ...{ report: 'digest', inspectedAt: '2026-11-20T04:00:00.000Z' },
  };

  it('T-R148 is written in one way alone, and read in no other', () => {
    expect(canonicalJson({ b: [1, null, true], a: { d: 'x"', c: '\u2028' } })).toBe(
      `{"a":{"c":"\u2028","d":"x\\""},"b":[1,null,true]}`,
    );
    expect(() => canonicalJson({ a: 0.5 })).toThrow(RangeError);
    const text = certificateText(facts);
    expect(readCertificate(text)).toEqual(facts);
    for (const other of [
      ...[text.replace('{', '{ '), text.replace('"format":1', '"format":2'), `${text} `, '[]', 'null', ''],
      ...[text.replace('{', '{"a":1,'), text.replace('"good"', '"best"'), text.replace('"phone"', '"car"')],
    ])
      expect(readCertificate(other)).toBeNull();
  });
});
