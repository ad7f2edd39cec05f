import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { certificateDomain, certificateText, readCertificate } from '@kanmai/trust';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../../../docs/reference/verify-inspection-certificate.mjs';
import {
  flawless,
  type InspectionHouse,
  inspectionHouse,
  label,
  newSeal,
} from '../../../../../tests/inspection-house.ts';
import { type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import { signingKeyOf } from './signing-key.ts';

let trade: TradeServer;
let house: InspectionHouse;
/** A phone that was sent on, and what its code says. */
let token: string;
let id: string;
let orderId: string;
beforeAll(async () => {
  trade = await tradeServer();
  house = await inspectionHouse(trade);
  ({ orderId } = await house.phone('95 新'));
  [id = ''] = await house.taken(orderId);
  await house.photographed(id);
  const seal = newSeal();
  const judged = await house.judge(id, { answers: flawless, seal });
  await house.sendOn(orderId, { seals: [seal], ...label() });
  token = judged.body.piece.certificate?.url.split('#')[1] ?? '';
});
afterAll(() => trade.stop());

interface Checked {
  readonly verdict: string;
  readonly facts: Record<string, unknown> | null;
}
const check = async (given: string) =>
  (await trade.send<Checked>(null, 'POST', '/inspection-certificates/check', { token: given })).body;
const textOf = (given: string) => Buffer.from(given.split('.')[0] ?? '', 'base64url').toString('utf8');
const write = (text: string, signature: string) => `${Buffer.from(text).toString('base64url')}.${signature}`;

describe('a certificate', () => {
  it('is checked by anybody, online', async () => {
    const { verdict, facts } = await check(token);
    expect([verdict, facts?.imei, facts?.grade, facts?.kind]).toEqual([
      ...['valid', '35209900***', 'as-new', 'phone'].map((text, place) =>
        place === 1 ? expect.stringMatching(/^35209900\*{3}\d{4}$/) : text,
      ),
    ]);
    const byNumber = await trade.send<Checked & { token: string }>(
      ...([null, 'GET', `/inspection-certificates/${facts?.id}`] as const),
    );
    expect(byNumber.body).toMatchObject({ verdict: 'valid', token });
  });

  it('is checked without us: by its text, its signature and our public key', async () => {
    const { body } = await trade.send<{ keys: { id: string; publicKey: string }[] }>(
      ...([null, 'GET', '/inspection-certificates/keys'] as const),
    );
    expect(verifyCertificate(`https://shop.example/certificates/check#${token}`, body.keys)).toMatchObject({
      ...{ kind: 'phone', grade: 'as-new', key: body.keys[0]?.id },
    });
    const forged = write(textOf(token).replace('"as-new"', '"good"'), token.split('.')[1] ?? '');
    for (const wrong of [forged, `${token}A`, '', 'e30.e30'])
      expect(verifyCertificate(wrong, body.keys)).toBeNull();
    expect(verifyCertificate(token, [])).toBeNull();
  });

  it('is forged when a letter of it is changed, or it is signed by another key or for another thing', async () => {
    const text = textOf(token);
    const signature = token.split('.')[1] ?? '';
    expect((await check(write(text.replace('"as-new"', '"good"'), signature))).verdict).toBe('forged');
    // The same facts in another writing are not what was signed.
    expect((await check(write(text.replace('{', '{ '), signature))).verdict).toBe('forged');
    const { privateKey } = generateKeyPairSync('ed25519');
    const mine = sign(null, Buffer.from(certificateDomain + text), privateKey).toString('base64url');
    expect((await check(write(text, mine))).verdict).toBe('forged');
    expect((await check(write(text, signingKeyOf(trade.deps).sign(text)))).verdict).toBe('forged');
    for (const junk of ['x', '.', 'e30.e30', randomBytes(600).toString('base64url')])
      expect((await check(junk)).verdict).toBe('forged');
  });

  it('by a key that is not ours is told from a forgery, and one that we do not keep is not vouched for', async () => {
    const facts = readCertificate(textOf(token));
    if (facts === null) throw new Error('it is one');
    const strange = certificateText({ ...facts, key: 'AAAAAAAAAAAA' });
    expect((await check(write(strange, 'AA'))).verdict).toBe('unknown-key');
    const other = certificateText({ ...facts, seal: 'SEAL-OTHER' });
    const signature = signingKeyOf(trade.deps).sign(certificateDomain + other);
    expect((await check(write(other, signature))).verdict).toBe('void');
  });

  it('of a former key stays good when another signs', async () => {
    const inspectionKey = randomBytes(32).toString('base64url');
    const config = { ...trade.deps.config, inspectionKey };
    const key = signingKeyOf({ ...trade.deps, config });
    expect(key.id).not.toBe(readCertificate(textOf(token))?.key);
    await trade.db
      .insertInto('inspection_keys')
      .values({ id: key.id, public_key: key.publicKey, since: new Date(trade.clock.nowMs() + 1) })
      .execute();
    expect((await check(token)).verdict).toBe('valid');
    const page = await trade.server.inject('/certificates/check');
    expect(page.body).toContain(key.publicKey);
    expect(page.body).toContain(signingKeyOf(trade.deps).publicKey);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('is told of as changed when its report is altered after signing', async () => {
    const events = trade.db
      .selectFrom('inspection_events')
      .select('data')
      .where('inspection_id', '=', id)
      .where('kind', '=', 'judged');
    const { data } = await events.executeTakeFirstOrThrow();
    const set = (next: unknown) =>
      trade.db
        .updateTable('inspection_events')
        .set({ data: JSON.stringify(next) })
        .where('inspection_id', '=', id)
        .where('kind', '=', 'judged')
        .execute();
    await set(JSON.parse(JSON.stringify(data).replace('"flawless"', '"scratched"')));
    expect((await check(token)).verdict).toBe('changed');
    await set(data);
    expect((await check(token)).verdict).toBe('valid');
  });
});
