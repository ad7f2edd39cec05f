import { describe, expect, it } from 'vitest';
import { decideOrder, evolveAll, type OrderCommand, type OrderEvent } from './order.state.ts';
import { leftToShip } from './parcel.state.ts';
import type { VariantQuantity } from './quantities.ts';

const ordered = [
  { variantId: 'tea', quantity: 3 },
  { variantId: 'cup', quantity: 1 },
];
const facts = { ordered, receiptDueAtMs: Date.UTC(2026, 10, 30) };
const delivered: OrderEvent = { kind: 'delivered', receiptDueAt: '2026-11-30T00:00:00.000Z' };
const shipped: OrderEvent = { kind: 'shipped' };
const [twoTeas, aTea, aCup] = (['tea 2', 'tea 1', 'cup 1'] as const).map((text) => {
  const [variantId = '', quantity] = text.split(' ');
  return { variantId, quantity: Number(quantity) };
}) as [VariantQuantity, VariantQuantity, VariantQuantity];

const left = (parcelId: string, ...lines: VariantQuantity[]): OrderEvent => ({
  ...{ kind: 'parcel-shipped', parcelId, carrier: 'sf', trackingNo: `SF-${parcelId}`, lines },
});
const of = (kind: 'picked-up' | 'delivered' | 'lost' | 'returned' | 'cancelled', parcelId: string) =>
  ({ kind: `parcel-${kind}`, parcelId }) as const;
const ship = (parcelId: string, ...lines: VariantQuantity[]): OrderCommand => ({
  ...{ kind: 'ship', parcelId, carrier: 'sf', trackingNo: `SF-${parcelId}` },
  lines: lines.length === 0 ? null : lines,
});

function given(...events: OrderEvent[]) {
  const state = evolveAll([{ kind: 'placed' }, { kind: 'paid', paymentId: 'pay_1' }, ...events]);
  return {
    state,
    when: (command: OrderCommand) => {
      const decision = decideOrder(command, state, facts);
      return {
        leadsTo: (...expected: OrderEvent[]) => expect(decision).toEqual({ ok: true, value: expected }),
        isRefused: (failure: object = { type: 'state-conflict' }) =>
          expect(decision).toMatchObject({ ok: false, failure }),
      };
    },
  };
}

describe('an order in several parcels', () => {
  it('is paid until the last of it has left', () => {
    given().when(ship('1', twoTeas)).leadsTo(left('1', twoTeas));
    expect(given(left('1', twoTeas)).state.name).toBe('paid');
    expect(leftToShip(ordered, given(left('1', twoTeas)).state.shipping)).toEqual([aTea, aCup]);
    given(left('1', twoTeas))
      .when(ship('2'))
      .leadsTo(left('2', aTea, aCup), shipped);
  });

  it('ships no more than is left', () => {
    given(left('1', twoTeas))
      .when(ship('2', twoTeas))
      .isRefused({ type: 'above-unshipped', variantId: 'tea', left: 1 });
    given(left('1', twoTeas))
      .when(ship('2', aTea, aTea))
      .isRefused({ type: 'above-unshipped', variantId: 'tea', left: 1 });
    given(left('1', twoTeas))
      .when(ship('2', { variantId: 'pot', quantity: 1 }))
      .isRefused({ type: 'above-unshipped', variantId: 'pot', left: 0 });
    given(left('1', ...ordered), shipped)
      .when(ship('2'))
      .isRefused();
  });

  it('takes the same parcel once, and another under its number not at all', () => {
    given(left('1', twoTeas)).when(ship('1', twoTeas)).leadsTo();
    given(left('1', twoTeas)).when(ship('1')).leadsTo();
    given(left('1', twoTeas)).when(ship('1', aTea)).isRefused({ field: 'trackingNo' });
  });

  it('is delivered when the last parcel is', () => {
    const both = [left('1', twoTeas), left('2', aTea, aCup), shipped];
    given(...both)
      .when({ kind: 'deliver', parcelId: '2' })
      .leadsTo(of('delivered', '2'));
    given(...both, of('delivered', '2'))
      .when({ kind: 'deliver', parcelId: '1' })
      .leadsTo(of('delivered', '1'), delivered);
    given(...both)
      .when({ kind: 'deliver', parcelId: null })
      .leadsTo(of('delivered', '1'), of('delivered', '2'), delivered);
    given(left('1', twoTeas)).when({ kind: 'deliver', parcelId: '1' }).leadsTo(of('delivered', '1'));
    given(left('1', twoTeas), of('delivered', '1'))
      .when(ship('2'))
      .leadsTo(left('2', aTea, aCup), shipped);
  });

  it('waits again for what a parcel that was cancelled, lost or returned had in it', () => {
    for (const end of ['cancelled', 'lost', 'returned'] as const) {
      const { state, when } = given(left('1', twoTeas), left('2', aTea, aCup), shipped, of(end, '2'));
      expect(state.name).toBe('paid');
      when(ship('3')).leadsTo(left('3', aTea, aCup), shipped);
      when({ kind: 'receive' }).isRefused();
    }
  });
});

describe('a parcel', () => {
  it('is cancelled only before the carrier has it', () => {
    const cancel: OrderCommand = { kind: 'cancel-parcel', parcelId: '1' };
    given(left('1', ...ordered), shipped)
      .when(cancel)
      .leadsTo(of('cancelled', '1'));
    given(left('1', ...ordered), shipped, of('cancelled', '1'))
      .when(cancel)
      .leadsTo();
    for (const state of ['picked-up', 'delivered', 'lost'] as const)
      given(left('1', ...ordered), shipped, of(state, '1'))
        .when(cancel)
        .isRefused({ type: 'state-conflict', parcelState: state === 'picked-up' ? 'moving' : state });
    given(left('1', ...ordered), shipped, { kind: 'received' })
      .when(cancel)
      .isRefused();
    given().when(cancel).isRefused({ type: 'not-found' });
  });

  it('gets its right number until it is there, and the wrong one’s news no longer counts', () => {
    const corrected = { kind: 'parcel-corrected', parcelId: '1', carrier: 'zto', trackingNo: 'ZT1' } as const;
    const correct: OrderCommand = { ...corrected, kind: 'correct-parcel' };
    const moving = [left('1', ...ordered), shipped, of('picked-up', '1')];
    given(...moving)
      .when(correct)
      .leadsTo(corrected);
    const after = given(...moving, corrected);
    after.when(correct).leadsTo();
    expect(after.state.shipping.parcels).toMatchObject([{ state: 'announced', trackingNo: 'ZT1' }]);
    given(...moving, of('delivered', '1'))
      .when(correct)
      .isRefused();
  });

  it('takes the carrier’s news doubled, late and out of order', () => {
    const there = given(left('1', ...ordered), shipped, of('delivered', '1'), delivered);
    for (const kind of ['pick-up', 'lose-parcel', 'return-parcel', 'deliver'] as const)
      there.when({ kind, parcelId: '1' }).leadsTo();
    const refunded: OrderEvent = { kind: 'closed', reason: 'refunded' };
    given(left('1', ...ordered), shipped, of('lost', '1'), refunded)
      .when({ kind: 'deliver', parcelId: '1' })
      .leadsTo();
  });

  it('that was lost may turn up, unless its goods were sent again', () => {
    const lost = [left('1', ...ordered), shipped, of('lost', '1')];
    given(...lost)
      .when({ kind: 'deliver', parcelId: '1' })
      .leadsTo(of('delivered', '1'), shipped, delivered);
    given(...lost, left('2', aCup))
      .when({ kind: 'deliver', parcelId: '1' })
      .leadsTo();
  });
});

describe('what is given back before it has left', () => {
  const back = (referenceId: string, ...lines: VariantQuantity[]): OrderCommand => ({
    ...{ kind: 'cancel-unshipped', referenceId, lines: lines.length === 0 ? null : lines },
  });
  const givenBack = (referenceId: string, ...lines: VariantQuantity[]): OrderEvent => ({
    ...{ kind: 'unshipped-cancelled', referenceId, lines },
  });

  it('is no more to be shipped, once for each reference', () => {
    given().when(back('c1', aCup)).leadsTo(givenBack('c1', aCup));
    given(givenBack('c1', aCup)).when(back('c1', aCup)).leadsTo();
    given(givenBack('c1', aCup)).when(back('c2', aCup)).isRefused({ type: 'above-unshipped', left: 0 });
    given(givenBack('c1', aCup))
      .when(ship('1'))
      .leadsTo(left('1', ordered[0] ?? aTea), shipped);
  });

  it('ends the order when it was all of it, and completes it when the rest has left or is there', () => {
    given()
      .when(back('c1'))
      .leadsTo(givenBack('c1', ...ordered), { kind: 'closed', reason: 'refunded' });
    given(left('1', twoTeas))
      .when(back('c1'))
      .leadsTo(givenBack('c1', aTea, aCup), shipped);
    given(left('1', twoTeas), of('delivered', '1'))
      .when(back('c1'))
      .leadsTo(givenBack('c1', aTea, aCup), shipped, delivered);
  });

  it('is never what is on its way', () => {
    given(left('1', ...ordered), shipped)
      .when(back('c1'))
      .isRefused();
    given(left('1', twoTeas)).when(back('c1', twoTeas)).isRefused({ type: 'above-unshipped', left: 1 });
  });
});
