import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { createHttpServer } from './http-server.ts';

const always = {
  'content-security-policy':
    "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data: blob:;media-src 'self' blob:;connect-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

async function answers(origin: string) {
  const config = { ...readConfig({ KANMAI_LOG: 'silent' }), origin };
  const server = await createHttpServer(config);
  server.get('/plain', () => 'words');
  server.get('/own', (_request, reply) =>
    reply.header('content-security-policy', "default-src 'none'").send('words'),
  );
  server.get('/fails', () => {
    throw new Error('no');
  });
  const headersOf = async (url: string) => (await server.inject({ url })).headers;
  const found = {
    plain: await headersOf('/plain'),
    own: await headersOf('/own'),
    fails: await headersOf('/fails'),
    absent: await headersOf('/absent'),
  };
  await server.close();
  return found;
}

describe('security headers', () => {
  it('are on every answer, failures and absent pages too', async () => {
    const { plain, fails, absent } = await answers('');
    for (const headers of [plain, fails, absent]) expect(headers).toMatchObject(always);
    expect(plain).not.toHaveProperty('x-powered-by');
  });

  it('give way to what a route sets itself, once', async () => {
    const { own } = await answers('');
    expect(own).toMatchObject({ ...always, 'content-security-policy': "default-src 'none'" });
  });

  it('ask for https only where the origin has it', async () => {
    expect((await answers('')).plain).not.toHaveProperty('strict-transport-security');
    const { plain } = await answers('https://shop.example');
    expect(plain['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });
});

it('lets pages play from where live rooms are played, when that is elsewhere', async () => {
  const server = await createHttpServer(
    readConfig({
      KANMAI_LOG: 'silent',
      KANMAI_MEDIA_SERVER: 'srs',
      KANMAI_MEDIA_SERVER_PLAYBACK: 'https://play.shop.example/live',
    }),
  );
  server.get('/plain', () => 'words');
  const { headers } = await server.inject({ url: '/plain' });
  await server.close();
  expect(headers['content-security-policy']).toContain("media-src 'self' blob: https://play.shop.example;");
  expect(headers['content-security-policy']).toContain("connect-src 'self' https://play.shop.example;");
});
