import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { createHttpServer, type HttpServer } from './http-server.ts';
import { webPages } from './web-pages.ts';

// Its own name must not be taken for the folder of hashed files.
let parent: string;
let folder: string;
let server: HttpServer;

const html = 'text/html,application/xhtml+xml,*/*;q=0.8';
const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });
const kept = 'public, max-age=31536000, immutable';

async function build(into: string, name: string): Promise<void> {
  await mkdir(join(into, 'assets'), { recursive: true });
  for (const entry of ['shopper', 'studio', 'ops'])
    await writeFile(join(into, `${entry}.html`), `<p>${entry} ${name}`);
  await writeFile(join(into, 'sw.js'), `self.version = '${name}';`);
  await writeFile(join(into, 'manifest.webmanifest'), '{}');
  await writeFile(join(into, 'assets', `shopper-${name}.js`), `export const name = '${name}';`);
}

beforeEach(async () => {
  parent = join(await mkdtemp(join(tmpdir(), 'kanmai-pages-')), 'assets');
  folder = join(parent, 'dist');
  await build(folder, 'one');
  server = await createHttpServer(readConfig({ KANMAI_LOG: 'silent' }));
  await webPages(server, folder);
});
afterEach(async () => {
  await server.close();
  await rm(join(parent, '..'), { recursive: true, force: true });
});

describe('the built web', () => {
  it('keeps hashed files for ever and asks again for all others', async () => {
    const asset = await get('/assets/shopper-one.js');
    expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, kept]);
    expect(asset.headers['content-type']).toContain('javascript');
    for (const path of ['/sw.js', '/manifest.webmanifest', '/sw.js?v=2']) {
      const file = await get(path);
      expect([path, file.statusCode, file.headers['cache-control']]).toEqual([path, 200, 'no-cache']);
    }
    const page = await get('/me', { accept: html });
    expect([page.body, page.headers['cache-control']]).toEqual(['<p>shopper one', 'no-cache']);
  });

  it('is the newest build, without a restart', async () => {
    await build(join(parent, 'draft'), 'two');
    await rename(folder, join(parent, 'old'));
    expect((await get('/', { accept: html })).statusCode).toBe(404);
    await rename(join(parent, 'draft'), folder);
    expect((await get('/assets/shopper-two.js')).statusCode).toBe(200);
    expect((await get('/assets/shopper-one.js')).statusCode).toBe(404);
    expect((await get('/sw.js')).body).toContain('two');
    expect((await get('/', { accept: html })).body).toBe('<p>shopper two');
  });

  it('travels compressed where the reader takes it', async () => {
    const content = "export const name = 'one';";
    await writeFile(join(folder, 'assets', 'shopper-one.js.br'), brotliCompressSync(content));
    const asset = await get('/assets/shopper-one.js', { 'accept-encoding': 'br' });
    expect([asset.headers['content-encoding'], asset.headers['cache-control']]).toEqual(['br', kept]);
    expect(brotliDecompressSync(asset.rawPayload).toString()).toBe(content);
    expect((await get('/assets/shopper-one.js')).body).toBe(content);
  });

  it.each([
    ['/studio/clips', '<p>studio one'],
    ['/ops', '<p>ops one'],
    ['/shop/shp_1?from=nearby', '<p>shopper one'],
    ['/shopper.html', '<p>shopper one'],
    ['/', '<p>shopper one'],
  ])('answers %s with the page of its surface', async (path, body) => {
    expect((await get(path, { accept: html })).body).toBe(body);
  });

  it.each([
    '/assets/gone.js',
    '/assets/',
    '/assets',
    '/assets/%2e%2e%2fshopper.html',
    '/assets/x/..%2f..%2fshopper.html',
    '/assets/%zz',
    '/gone.js',
    '/.stamp',
    '/api/v1/gone',
    '/media/gone/video.mp4',
  ])('has a problem, never a page, at %s', async (path) => {
    const answer = await get(path, { accept: path.startsWith('/assets/') ? html : '*/*' });
    expect([path, answer.statusCode]).toEqual([path, path.includes('%zz') ? 400 : 404]);
    expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
    expect(answer.body).not.toContain('<p>');
  });

  it('has no page before it is built', async () => {
    await rm(folder, { recursive: true });
    expect((await get('/', { accept: html })).json()).toMatchObject({ status: 404, code: 'not-found' });
    expect((await get('/assets/shopper-one.js')).json()).toMatchObject({ code: 'not-found' });
  });
});
