import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  flawless,
  type InspectionHouse,
  inspectionHouse,
  label,
  newSeal,
  picture,
} from '../../../../../tests/inspection-house.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import { type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';

let trade: TradeServer;
let house: InspectionHouse;
beforeAll(async () => {
  trade = await tradeServer({ connections: 20 });
  house = await inspectionHouse(trade);
});
afterAll(() => trade.stop());

const scratched = { ...flawless, screen: 'scratched' };

describe('bad input', () => {
  it('a code that is mistyped, unknown, or scanned twice', async () => {
    const { orderId } = await house.phone();
    const { code } = (await house.shopView(orderId)).body.inspection;
    const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
    expect((await house.scan(wrong)).status).toBe(400);
    expect((await house.scan('SF0000')).status).toBe(404);
    expect((await house.scan(`${code.slice(0, 4)} ${code.slice(4)}`)).body).toMatchObject({
      repeated: false,
    });
    const again = await house.scan(code, house.colleague);
    expect(again.body).toMatchObject({ repeated: true });
    const events = await trade.db
      .selectFrom('inspection_events')
      .select('actor_id')
      .where('inspection_id', '=', again.body.pieceIds[0] ?? '')
      .execute();
    expect(events).toEqual([{ actor_id: house.inspector.id }]);
  });

  it('a box with the parcels of two orders is taken in by its carrier’s number', async () => {
    const [one, two] = [await house.phone(), await house.phone()];
    const box = label();
    for (const { orderId } of [one, two])
      await trade.send(
        ...([
          house.clerk,
          'PUT',
          `/studio/shops/${house.shopId}/orders/${orderId}/inspection/parcel`,
        ] as const),
        box,
      );
    const taken = await house.scan(box.trackingNo);
    expect(taken.body.pieceIds).toHaveLength(2);
    expect((await house.scan(box.trackingNo)).body).toMatchObject({ repeated: true });
  });

  it('pictures missing, answers missing or none, an IMEI whose digit is wrong, no seal', async () => {
    const { orderId } = await house.phone();
    const [id = ''] = await house.taken(orderId);
    const seal = newSeal();
    const unseen = await house.judge(id, { answers: flawless, seal });
    expect(unseen.body).toMatchObject({ code: 'photo-missing', field: 'photos.front' });
    await house.photographed(id);
    const wrongImei = {
      ...flawless,
      imei: flawless.imei.replace(/.$/, (digit) => `${(Number(digit) + 1) % 10}`),
    };
    expect((await house.judge(id, { answers: wrongImei, seal })).body.field).toBe('answers.imei');
    const { screen: _, ...half } = flawless;
    expect((await house.judge(id, { answers: half, seal })).body).toMatchObject({
      ...{ code: 'inspection-incomplete', missing: ['screen'] },
    });
    expect((await house.judge(id, { answers: { ...flawless, smell: 'good' }, seal })).status).toBe(400);
    expect((await house.judge(id, { answers: flawless })).body).toMatchObject({ missing: ['seal'] });
    expect((await house.judge(id, { answers: flawless, seal: 'a b' })).status).toBe(400);
  });

  it('a picture shown twice, of nothing on the list, of no picture, or after the report', async () => {
    const { orderId } = await house.phone();
    const [id = ''] = await house.taken(orderId);
    const same = picture();
    await house.photograph(id, 'front', house.inspector, same);
    expect((await house.photograph(id, 'back', house.inspector, same)).status).toBe(409);
    expect((await house.photograph(id, 'front', house.inspector, same)).body.piece.photos).toHaveLength(1);
    expect((await house.photograph(id, 'front')).body.piece.photos).toHaveLength(1);
    expect((await house.photograph(id, 'sunset')).status).toBe(400);
    expect((await house.photograph(id, 'back', house.inspector, Buffer.from('words'))).status).toBe(415);
    await house.photographed(id);
    await house.judge(id, { answers: flawless, seal: newSeal() });
    expect((await house.photograph(id, 'other')).status).toBe(409);
  });

  it('a seal that is on another piece', async () => {
    const seal = newSeal();
    const before = await house.phone();
    const [first = ''] = await house.taken(before.orderId);
    await house.photographed(first);
    await house.judge(first, { answers: flawless, seal });
    const { orderId } = await house.phone();
    const [id = ''] = await house.taken(orderId);
    await house.photographed(id);
    const used = await house.judge(id, { answers: flawless, seal });
    expect([used.status, used.body.code]).toEqual([409, 'seal-used']);
    expect((await house.judge(id, { answers: flawless, seal: newSeal() })).status).toBe(200);
  });

  it('is judged once, and decided once by its buyer, under any race', async () => {
    const { buyer, orderId } = await house.phone('95 新');
    const [id = ''] = await house.taken(orderId);
    await house.photographed(id);
    const judgements = await Promise.all(
      [house.inspector, house.colleague, house.inspector, house.colleague].map((who) =>
        house.judge(id, { answers: scratched, seal: newSeal() }, who),
      ),
    );
    expect(judgements.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const decisions = await Promise.all([
      ...[1, 2, 3].map(() => house.accept(buyer, orderId, id, 17_392)),
      ...[1, 2, 3].map(() => house.refuse(buyer, orderId, id)),
    ]);
    const [piece] = (await house.view(buyer, orderId)).body.inspection.pieces;
    const kept = piece?.state === 'passed';
    expect(decisions.map(({ status }) => status)).toEqual(
      kept ? [200, 200, 200, 409, 409, 409] : [409, 409, 409, 200, 200, 200],
    );
    const refunds = await trade.db
      .selectFrom('payment_refunds')
      .select('amount_cents as cents')
      .where('order_id', '=', orderId)
      .execute();
    expect(refunds).toEqual([{ cents: kept ? 17_392 : 200_000 }]);
    expect(await ledgerFindings(trade)).toEqual([]);
  });
});
