import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { cookieHeader, signIn } from '../../../../../tests/sign-in.ts';
import { createAuth } from './sign-in.service.ts';

let app: PeopleServer;
beforeAll(async () => {
  app = await peopleServer();
});
afterAll(() => app.stop());

it('finds the schema as better-auth wants it', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(createAuth(app.deps).options);
  expect([toBeCreated, toBeAdded]).toEqual([[], []]);
});

describe('passkeys', () => {
  const origin = 'http://localhost:7700';

  it('sign in who registered one', async () => {
    const { cookie, personId } = await signIn(app, { email: 'passkey@example.com' });
    const key = authenticator();
    const offered = await app.server.inject({
      url: '/api/auth/passkey/generate-register-options',
      headers: { cookie },
    });
    expect(offered.statusCode, offered.body).toBe(200);
    const registered = await post(
      '/passkey/verify-registration',
      { response: key.register(offered.json().challenge, origin), name: '手机' },
      `${cookie}; ${cookieHeader(offered.headers['set-cookie'])}`,
    );
    expect(registered.statusCode, registered.body).toBe(200);

    const asked = await app.server.inject('/api/auth/passkey/generate-authenticate-options');
    const proof = key.authenticate(asked.json().challenge, origin);
    const answer = await post(
      '/passkey/verify-authentication',
      { response: proof },
      cookieHeader(asked.headers['set-cookie']),
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const me = await app.server.inject({
      url: '/api/v1/me',
      headers: { cookie: cookieHeader(answer.headers['set-cookie']) },
    });
    expect(me.json()).toMatchObject({ signedIn: true, personId });
    const listed = await app.server.inject({
      url: '/api/auth/passkey/list-user-passkeys',
      headers: { cookie },
    });
    expect(listed.json()).toMatchObject([{ name: '手机' }]);
  });

  it('of another site are worth nothing', async () => {
    const { cookie } = await signIn(app, { email: 'phished@example.com' });
    const key = authenticator();
    const offered = await app.server.inject({
      url: '/api/auth/passkey/generate-register-options',
      headers: { cookie },
    });
    const answer = await post(
      '/passkey/verify-registration',
      { response: key.register(offered.json().challenge, 'https://evil.example') },
      `${cookie}; ${cookieHeader(offered.headers['set-cookie'])}`,
    );
    expect(answer.json()).toMatchObject({ status: 400, code: 'passkey-refused' });
  });
});

describe('an OpenID Connect provider', () => {
  it('signs in who it vouches for, and a stranger becomes them', async () => {
    const provider = await openIdProvider({
      sub: 'u-1',
      email: 'oidc@example.com',
      email_verified: true,
      name: '欧阳',
    });
    const server = await peopleServer({
      environment: {
        KANMAI_OAUTH_ISSUER: provider.issuer,
        KANMAI_OAUTH_CLIENT_ID: 'kanmai',
        KANMAI_OAUTH_CLIENT_SECRET: 'secret',
      },
    });
    try {
      const stranger = await server.server.inject('/api/v1/me');
      const visitor = cookieHeader(stranger.headers['set-cookie']);
      const begun = await server.server.inject({
        method: 'POST',
        url: '/api/auth/sign-in/social',
        headers: { cookie: visitor },
        payload: { callbackURL: '/me' },
      });
      expect(begun.statusCode, begun.body).toBe(200);
      const there = new URL(begun.json<{ url: string }>().url);
      expect(there.origin).toBe(new URL(provider.issuer).origin);
      expect(there.searchParams.get('code_challenge_method')).toBe('S256');
      const state = there.searchParams.get('state') ?? '';
      provider.nonce = there.searchParams.get('nonce');
      const back = await server.server.inject({
        url: `/api/auth/callback/oidc?code=the-code&state=${encodeURIComponent(state)}&iss=${encodeURIComponent(provider.issuer)}`,
        headers: { cookie: `${visitor}; ${cookieHeader(begun.headers['set-cookie'])}` },
      });
      expect([back.statusCode, back.headers.location], back.body).toEqual([302, '/me']);
      const cookie = cookieHeader(back.headers['set-cookie']);
      const me = (await server.server.inject({ url: '/api/v1/me', headers: { cookie } })).json();
      expect(me).toMatchObject({ signedIn: true, email: 'oidc@example.com', displayName: '欧阳' });
      expect(me.personId).toBe(stranger.json().personId);
    } finally {
      await server.stop();
      provider.server.close();
    }
  });

  it('does not exist where none is configured', async () => {
    const begun = await post('/sign-in/social', { callbackURL: '/me' }, '');
    expect(begun.statusCode).toBe(404);
  });
});

function post(path: string, payload: object, cookie: string) {
  return app.server.inject({ method: 'POST', url: `/api/auth${path}`, headers: { cookie }, payload });
}

/** A provider of identities with one person, over plain HTTP on this machine. */
async function openIdProvider(
  claims: object,
): Promise<{ issuer: string; server: Server; nonce: string | null }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' };
  const provider = { issuer: '', server: createServer(), nonce: null as string | null };
  const idToken = () => {
    const nowS = Math.floor(Date.now() / 1_000);
    const header = { alg: 'RS256', kid: 'k', typ: 'JWT' };
    const nonce = provider.nonce === null ? {} : { nonce: provider.nonce };
    const body = { ...claims, ...nonce, iss: provider.issuer, aud: 'kanmai', iat: nowS, exp: nowS + 300 };
    const text = [header, body]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
  };
  provider.server.on('request', (request, response) => {
    const { issuer } = provider;
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/jwks': { keys: [jwk] },
      '/token': { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: idToken() },
      '/userinfo': claims,
    };
    const answer = answers[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
  provider.issuer = `http://127.0.0.1:${(provider.server.address() as AddressInfo).port}`;
  return provider;
}

/** A security key in software: one P-256 key, attestation "none" (WebAuthn Level 2). */
function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = [x, y].map((part) => Buffer.from(part, 'base64url'));
  // COSE key: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    point[0] ?? Buffer.alloc(0),
    Buffer.from('225820', 'hex'),
    point[1] ?? Buffer.alloc(0),
  ]);
  let counter = 0;
  const data = (flags: number, more: Buffer) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter++);
    return Buffer.concat([
      createHash('sha256').update('localhost').digest(),
      Buffer.from([flags]),
      count,
      more,
    ]);
  };
  const client = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const envelope = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });
  return {
    register(challenge: string, origin: string) {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
      const authData = data(0x45, attested);
      const length = Buffer.from([0x58, authData.length]);
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        length,
        authData,
      ]);
      return envelope({
        clientDataJSON: client('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      });
    },
    authenticate(challenge: string, origin: string) {
      const clientData = client('webauthn.get', challenge, origin);
      const authData = data(0x05, Buffer.alloc(0));
      const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
      return envelope({
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
  };
}
