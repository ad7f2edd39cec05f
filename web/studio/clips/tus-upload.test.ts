import { describe, expect, it } from 'vitest';
import { codeOf } from '../../shared/api.ts';
import { type TusFile, tusUpload } from './tus-upload.ts';

const bytes = Uint8Array.from({ length: 25 }, (_, index) => index);
const file: TusFile = {
  name: '荔枝.mp4',
  type: 'video/mp4',
  size: bytes.length,
  slice: (start, end) => new Blob([bytes.slice(start, end)]),
};

/** A tus server in memory; `faults` are tried in turn, one a request, before the request itself. */
function tusServer(faults: (((method: string) => Response | Error | 'lose-answer' | null) | null)[] = []) {
  const stored: number[] = [];
  const seen: string[] = [];
  let begun = false;
  const answer = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (headers.get('tus-resumable') !== '1.0.0') return new Response(null, { status: 412 });
    if (init.method === 'POST') {
      begun = true;
      expect(headers.get('upload-length')).toBe('25');
      const location = '/api/v1/uploads/ast_1';
      return new Response(null, { status: 201, headers: { location, 'x-asset-id': 'ast_1' } });
    }
    if (!begun || !url.endsWith('/ast_1')) return new Response(null, { status: 404 });
    const offset = () => ({ 'upload-offset': String(stored.length) });
    if (init.method === 'HEAD') return new Response(null, { status: 200, headers: offset() });
    if (Number(headers.get('upload-offset')) !== stored.length) return new Response(null, { status: 409 });
    stored.push(...new Uint8Array(await (init.body as Blob).arrayBuffer()));
    return new Response(null, { status: 204, headers: offset() });
  };
  const fetch = (async (input: RequestInfo | URL, init: RequestInit = {}) => {
    seen.push(init.method ?? 'GET');
    const fault = faults.shift()?.(init.method ?? 'GET');
    if (fault instanceof Error) throw fault;
    if (fault === 'lose-answer') {
      await answer(String(input), init);
      throw new TypeError('the line broke');
    }
    return fault ?? answer(String(input), init);
  }) as typeof globalThis.fetch;
  return { fetch, stored, seen, begin: () => (begun = true) };
}

const quick = { chunkBytes: 10, sleep: async () => {} };

describe('tusUpload', () => {
  it('sends every byte once, chunk by chunk', async () => {
    const server = tusServer();
    const progress: number[] = [];
    await expect(
      tusUpload(file, { ...quick, fetch: server.fetch, onProgress: (sent) => progress.push(sent) }),
    ).resolves.toBe('ast_1');
    expect(server.stored).toEqual([...bytes]);
    expect(progress).toEqual([0, 10, 20, 25]);
  });

  it('asks how far it got when the answer to a chunk was lost', async () => {
    const waits: boolean[] = [];
    const server = tusServer([null, () => 'lose-answer']);
    await tusUpload(file, { ...quick, fetch: server.fetch, onWaiting: (waiting) => waits.push(waiting) });
    expect(server.stored).toEqual([...bytes]);
    expect(server.seen).toEqual(['POST', 'PATCH', 'HEAD', 'PATCH', 'PATCH']);
    expect(waits[0]).toBe(true);
  });

  it('goes on where an earlier upload of the file stopped', async () => {
    const server = tusServer();
    server.begin();
    server.stored.push(...bytes.slice(0, 20));
    const begun: number[] = [];
    const known = { url: '/api/v1/uploads/ast_1', assetId: 'ast_1' };
    await tusUpload(file, { ...quick, known, fetch: server.fetch, onBegun: (_upload, at) => begun.push(at) });
    expect(begun).toEqual([20]);
    expect(server.seen).toEqual(['HEAD', 'PATCH']);
    expect(server.stored).toEqual([...bytes]);
  });

  it('begins anew when the server has forgotten the earlier one', async () => {
    const server = tusServer();
    const known = { url: '/api/v1/uploads/ast_gone', assetId: 'ast_gone' };
    await expect(tusUpload(file, { ...quick, known, fetch: server.fetch })).resolves.toBe('ast_1');
    expect(server.stored).toEqual([...bytes]);
  });

  it('tells a refusal by its code, without trying again', async () => {
    const problem = JSON.stringify({ code: 'uploads-closed', title: 'closed' });
    const server = tusServer([() => new Response(problem, { status: 403 })]);
    const refused = await tusUpload(file, { ...quick, fetch: server.fetch }).catch((error: unknown) => error);
    expect(codeOf(refused)).toBe('uploads-closed');
    expect(server.seen).toEqual(['POST']);
  });

  it('gives up when chunks are refused for ever', async () => {
    const busy = (method: string) => (method === 'PATCH' ? new Response(null, { status: 503 }) : null);
    const server = tusServer(Array.from({ length: 90 }, () => (method: string) => busy(method)));
    const failed = await tusUpload(file, { ...quick, fetch: server.fetch }).catch((error: unknown) => error);
    expect(codeOf(failed)).toBe('unavailable');
    expect(server.seen.length).toBeLessThan(40);
  });

  it('gives up on a line that stays down', async () => {
    const server = tusServer(Array.from({ length: 40 }, () => () => new TypeError('down')));
    const failed = await tusUpload(file, { ...quick, fetch: server.fetch }).catch((error: unknown) => error);
    expect(codeOf(failed)).toBe('offline');
    expect(server.seen.length).toBeLessThan(20);
  });
});
