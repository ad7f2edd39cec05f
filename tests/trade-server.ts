import { Readable } from 'node:stream';
import { type Clock, manualClock, type PersonId, type ShopId, seededRandom } from '@kanmai/kernel';
import { createBusMemory } from '../server/src/adapters/bus-memory.ts';
import { createCarrierSandbox } from '../server/src/adapters/carrier-sandbox.ts';
import {
  carrierSandboxName,
  carrierSignatureHeader,
  signPush,
} from '../server/src/adapters/carrier-sandbox-tokens.ts';
import { createSandboxPayment } from '../server/src/adapters/payment-sandbox.ts';
import {
  sandboxName,
  sandboxSignatureHeader,
  signCallback,
} from '../server/src/adapters/payment-sandbox-tokens.ts';
import { createSandboxPayouts } from '../server/src/adapters/payout-sandbox.ts';
import { type Config, readConfig } from '../server/src/config.ts';
import type { Database } from '../server/src/database.ts';
import type { Feature, FeatureDeps } from '../server/src/feature.ts';
import { tradeFeatures } from '../server/src/features/trade/index.ts';
import { type Actor, type PersonRole, requireAccess, type ShopRole } from '../server/src/http/access.ts';
import { createHttpServer, type HttpServer } from '../server/src/http/http-server.ts';
import { ProblemError } from '../server/src/http/problems.ts';
import { requireTwoFactor } from '../server/src/http/two-factor.ts';
import { silentLog } from '../server/src/log.ts';
import type { BlobStore } from '../server/src/ports/blob.ts';
import { paymentProviders } from '../server/src/ports/payment.ts';
import { testDatabase } from './database.ts';

export { findViolations as audit, soundBooks } from './fault/invariants.ts';

export interface Person {
  readonly id: PersonId;
  readonly signedIn: boolean;
  readonly shops: ReadonlyMap<ShopId, ShopRole>;
  readonly roles?: readonly PersonRole[];
  readonly creatorId?: string;
  readonly twoFactor?: Actor['twoFactor'];
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

export interface TradeServer {
  readonly server: HttpServer;
  readonly db: Database;
  /** The database’s address, for a server process of its own. */
  readonly databaseUrl: string;
  readonly deps: FeatureDeps;
  readonly clock: ReturnType<typeof manualClock>;
  /** One request as somebody; null sends it without an identity. */
  send<Body = Record<string, unknown>>(
    who: Person | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
  /** Tells the platform what a provider would, signed as the provider signs. */
  callback(body: object, signature?: string): Promise<Answer<{ outcome?: string; code?: string }>>;
  /** Tells the platform what a carrier would, signed as the carrier signs. */
  push(body: object, signature?: string): Promise<Answer<{ fresh?: number; code?: string }>>;
  /** Runs a job that the clock starts. */
  runJob(name: string): Promise<void>;
  /** Runs the jobs that were enqueued since the last time. */
  runJobs(): Promise<void>;
  stop(): Promise<void>;
}

export const secret = 'a secret of the tests, long enough for anybody';
const startMs = Date.UTC(2026, 10, 20, 4);

/** The trade wing on a database of its own, with people who are who they say: sign-in has its own tests. */
export async function tradeServer(
  options: {
    readonly connections?: number;
    /** Ports in the place of those that are not here. */
    readonly ports?: Partial<FeatureDeps>;
    /** Features beside the wing. */
    readonly features?: (deps: FeatureDeps) => readonly Feature[];
  } = {},
): Promise<TradeServer> {
  const database = await testDatabase({ connections: options.connections ?? 10 });
  const config = readConfig({ KANMAI_LOG: 'silent' });
  const clock = manualClock(startMs);
  const waiting: { name: string; data: object }[] = [];
  const deps = { ...tradeDeps(database.db, config, clock, waiting), ...options.ports };
  const features = [...tradeFeatures(deps), ...(options.features?.(deps) ?? [])];
  const server = await createHttpServer(config);
  const people = new Map<string, Person>();
  server.addHook('onRequest', async (request) => {
    const person = people.get(String(request.headers['x-test-person'] ?? ''));
    request.actor = person === undefined ? null : actorFor(person);
    const { access, twoFactor } = request.routeOptions.config;
    if (access === undefined) return;
    requireAccess(access, request.actor, (request.params as { shopId?: string } | undefined)?.shopId);
    if (twoFactor === undefined || request.actor === null) return;
    const failure = requireTwoFactor(request.actor, twoFactor, clock.nowMs());
    if (failure !== null) throw new ProblemError(failure);
  });
  await server.register(
    async (api) => {
      for (const feature of features) feature.routes?.(api as HttpServer);
    },
    { prefix: '/api/v1' },
  );
  for (const feature of features) feature.pages?.(server);
  await server.ready();
  return {
    server,
    db: database.db,
    databaseUrl: database.url,
    deps,
    clock,
    async send(who, method, path, body, headers = {}) {
      if (who !== null) people.set(who.id, who);
      const raw = Buffer.isBuffer(body) || typeof body === 'string';
      const answer = await server.inject({
        method,
        url: path.startsWith('/sandbox') || path.startsWith('/media') ? path : `/api/v1${path}`,
        headers: {
          ...(who === null ? {} : { 'x-test-person': who.id }),
          ...(method === 'POST' ? { 'idempotency-key': newKey() } : {}),
          ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
      });
      const json = String(answer.headers['content-type'] ?? '').includes('json');
      return { status: answer.statusCode, body: (json ? answer.json() : answer.body) as never };
    },
    async callback(body, signature) {
      const payload = JSON.stringify(body);
      const answer = await server.inject({
        method: 'POST',
        url: `/api/v1/payments/callbacks/${sandboxName}`,
        headers: {
          'content-type': 'application/json',
          [sandboxSignatureHeader]: signature ?? signCallback(secret, payload),
        },
        payload,
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    async push(body, signature) {
      const payload = JSON.stringify(body);
      const answer = await server.inject({
        method: 'POST',
        url: `/api/v1/carriers/callbacks/${carrierSandboxName}`,
        headers: {
          'content-type': 'application/json',
          [carrierSignatureHeader]: signature ?? signPush(secret, payload),
        },
        payload,
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    async runJob(name) {
      const job = features
        .flatMap((feature) => feature.jobs ?? [])
        .find((candidate) => candidate.name === name);
      if (job === undefined) throw new Error(`no job is named ${name}`);
      await job.run({}, { signal: new AbortController().signal, lastTry: false });
    },
    async runJobs() {
      for (const { name, data } of waiting.splice(0)) {
        const job = features
          .flatMap((feature) => feature.jobs ?? [])
          .find((candidate) => candidate.name === name);
        if (job === undefined) throw new Error(`no job is named ${name}`);
        await job.run(data, { signal: new AbortController().signal, lastTry: false });
      }
    },
    async stop() {
      await server.close();
      await database.drop();
    },
  };
}

let seed = 1;

function tradeDeps(
  db: Database,
  config: Config,
  clock: Clock,
  waiting: { name: string; data: object }[],
): FeatureDeps {
  seed += 1;
  const origin = 'http://localhost:7700';
  const absent = new Proxy(
    {},
    { get: (_target, name) => () => Promise.reject(new Error(`no ${String(name)} here`)) },
  );
  return {
    ...{ config, origin, secret, db, clock },
    bus: createBusMemory(),
    blobs: memoryBlobs(),
    notify: absent as FeatureDeps['notify'],
    broadcast: absent as FeatureDeps['broadcast'],
    payment: paymentProviders([createSandboxPayment({ origin: () => origin, secret, clock, db })]),
    payouts: createSandboxPayouts(),
    carriers: createCarrierSandbox({ origin: () => origin, secret, clock, speed: 1 }),
    media: absent as FeatureDeps['media'],
    jobs: {
      async enqueue(_tx, name, data) {
        waiting.push({ name, data });
      },
    },
    random: seededRandom(Date.now() + seed * 7_919),
    log: silentLog,
    eventsAppended: () => undefined,
  };
}

function actorFor(person: Person): Actor {
  return {
    personId: person.id,
    signedIn: person.signedIn,
    displayName: 'somebody',
    locale: 'zh-CN',
    roles: new Set(person.roles ?? []),
    shops: person.shops,
    creatorId: person.creatorId ?? null,
    scopes: null,
    twoFactor: person.twoFactor,
  } as Actor;
}

let keys = 0;
export function newKey(): string {
  keys += 1;
  return `trade-test-${process.pid}-${keys}`;
}

let names = 0;
const newName = (prefix: string): string => {
  names += 1;
  return `${prefix}_${process.pid.toString(36)}${String(names).padStart(6, '0')}`.toLowerCase();
};

/** A person with an address. */
export async function makePerson(
  db: Database,
  given: { readonly signedIn?: boolean; readonly shops?: readonly (readonly [ShopId, ShopRole])[] } = {},
): Promise<Person & { readonly addressId: string }> {
  const id = idLike('psn');
  await db
    .insertInto('people')
    .values({ id, display_name: 'somebody', created_at: new Date(startMs) })
    .execute();
  const addressId = await makeAddress(db, id);
  return {
    id: id as PersonId,
    signedIn: given.signedIn ?? true,
    shops: new Map(given.shops ?? []),
    addressId,
  };
}

export async function makeAddress(db: Database, personId: string): Promise<string> {
  const id = idLike('adr');
  await db
    .insertInto('addresses')
    .values({
      ...{ id, person_id: personId, recipient: '王小明', phone: '13800000000' },
      ...{
        province: '上海市',
        city: '上海市',
        district: '徐汇区',
        street: '龙华路 1 号',
        created_at: new Date(startMs),
      },
    })
    .execute();
  return id;
}

/** An open shop. */
export async function makeShop(db: Database): Promise<ShopId> {
  const id = idLike('shp');
  await db
    .insertInto('shops')
    .values({
      id,
      name: newName('shop'),
      trade: 'tea',
      city: '杭州',
      state: 'open',
      created_at: new Date(startMs),
    })
    .execute();
  return id as ShopId;
}

export interface Goods {
  readonly productId: string;
  readonly variantIds: readonly string[];
}

/** A product on sale whose variants have these prices and stocks, made through the shop's own route. */
export async function makeGoods(
  trade: TradeServer,
  shopId: ShopId,
  variants: readonly { readonly priceCents: number; readonly stock: number }[],
): Promise<Goods> {
  const owner: Person = {
    id: (await makePerson(trade.db)).id,
    signedIn: true,
    shops: new Map([[shopId, 'owner']]),
  };
  const answer = await trade.send<{ id: string; variants: { id: string }[] }>(
    owner,
    'POST',
    `/studio/shops/${shopId}/products`,
    {
      title: newName('tea'),
      category: 'tea',
      variants: variants.map((variant, index) => ({ sku: `s${index}`, title: `${index}`, ...variant })),
    },
  );
  if (answer.status !== 200) throw new Error(`no product: ${JSON.stringify(answer.body)}`);
  return { productId: answer.body.id, variantIds: answer.body.variants.map((variant) => variant.id) };
}

export interface Checkout {
  readonly id: string;
  readonly state: string;
  readonly totalCents: number;
  readonly payment: { readonly id: string; readonly state: string; readonly payUrl: string | null };
  readonly orders: readonly { readonly id: string; readonly state: string }[];
}

export type Lines = readonly { readonly variantId: string; readonly quantity: number }[];

/** Quotes and checks out, as a buyer who agrees to what is shown. */
export async function checkout(
  trade: TradeServer,
  buyer: Person & { readonly addressId: string },
  lines: Lines,
): Promise<Answer<Checkout & { code?: string }>> {
  const { addressId } = buyer;
  const quote = await trade.send<{ id: string; totalCents: number; code?: string }>(
    buyer,
    'POST',
    '/quotes',
    { lines, addressId },
  );
  if (quote.status !== 200) return quote as never;
  return trade.send(buyer, 'POST', '/checkouts', {
    quoteId: quote.body.id,
    addressId,
    expectedTotalCents: quote.body.totalCents,
  });
}

/** The notification that the provider sends of a checkout's payment. */
export function notification(
  made: Checkout,
  outcome: 'captured' | 'declined' | 'expired',
  callbackId?: string,
) {
  return {
    callbackId: callbackId ?? `${made.payment.id}-${outcome}`,
    providerRef: `sbx_${made.payment.id}`,
    outcome,
    amountCents: made.totalCents,
    currency: 'CNY',
  };
}

export async function stockOf(db: Database, variantId: string | undefined) {
  return db
    .selectFrom('stock_levels')
    .select(['on_hand as onHand', 'held'])
    .where('variant_id', '=', variantId ?? '')
    .executeTakeFirstOrThrow();
}

let idNumber = 0;
function idLike(prefix: string): string {
  idNumber += 1;
  const digits = `${process.pid.toString(10)}${String(idNumber).padStart(8, '0')}`;
  return `${prefix}_${digits.padStart(26, '0')}`;
}

function memoryBlobs(): BlobStore {
  const blobs = new Map<string, { bytes: Uint8Array; contentType: string }>();
  return {
    async put(key, content, { contentType }) {
      const bytes = content instanceof Uint8Array ? content : Buffer.concat(await content.toArray());
      blobs.set(key, { bytes, contentType });
    },
    async get(key) {
      const blob = blobs.get(key);
      return blob === undefined ? null : Readable.from([blob.bytes]);
    },
    async stat(key) {
      const blob = blobs.get(key);
      return blob === undefined
        ? null
        : { bytes: blob.bytes.length, contentType: blob.contentType, modifiedAtMs: 0 };
    },
    async delete(key) {
      blobs.delete(key);
    },
    async list(prefix, limit) {
      return [...blobs.keys()].filter((key) => key.startsWith(prefix)).slice(0, limit);
    },
  };
}
