import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface StoredObject {
  readonly content: Buffer;
  readonly contentType: string;
  readonly modified: Date;
}

export interface FakeS3 {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Small pages, so that a listing of some twenty keys already takes several. */
const pageMax = 10;

/** A server that answers the few requests of S3 that we send, path style, as S3's reference describes them. */
export async function startFakeS3(bucket: string): Promise<FakeS3> {
  const objects = new Map<string, StoredObject>();
  const server = createServer((request, response) => {
    answer(objects, bucket, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  objects: Map<string, StoredObject>,
  bucket: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://s3');
  const [, first, ...rest] = decodeURIComponent(url.pathname).split('/');
  if (first !== bucket) return fault(response, 404, 'NoSuchBucket');
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256'))
    return fault(response, 403, 'AccessDenied');
  const key = rest.join('/');
  if (request.method === 'GET' && key === '') return list(objects, url, response);
  if (request.method === 'PUT') return put(objects, key, request, response);
  if (request.method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
    return;
  }
  const found = objects.get(key);
  if (!found) return fault(response, 404, 'NoSuchKey');
  give(found, request, response);
}

async function put(
  objects: Map<string, StoredObject>,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const content = await buffer(request);
  if (request.headers['content-encoding']?.includes('aws-chunked'))
    return fault(response, 501, 'NotImplemented');
  if (content.byteLength !== Number(request.headers['content-length']))
    return fault(response, 400, 'IncompleteBody');
  const contentType = request.headers['content-type'] ?? 'binary/octet-stream';
  objects.set(key, { content, contentType, modified: new Date() });
  response.writeHead(200, { ETag: '"fake"' }).end();
}

function give(
  { content, contentType, modified }: StoredObject,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const start = Number(first ?? 0);
  if (first !== undefined && start >= content.length) return fault(response, 416, 'InvalidRange');
  const part = content.subarray(start, last === undefined ? undefined : Number(last) + 1);
  response.writeHead(first === undefined ? 200 : 206, {
    'Content-Type': contentType,
    'Content-Length': part.byteLength,
    'Last-Modified': modified.toUTCString(),
    ETag: '"fake"',
  });
  response.end(request.method === 'HEAD' ? undefined : part);
}

function list(objects: Map<string, StoredObject>, url: URL, response: ServerResponse): void {
  const after = url.searchParams.get('continuation-token') ?? '';
  const count = Math.min(Number(url.searchParams.get('max-keys') ?? pageMax), pageMax);
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '') && key > after)
    .sort((one, other) => (one < other ? -1 : 1));
  const page = keys.slice(0, count);
  const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
  const more = keys.length > count ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  response.writeHead(200, { 'Content-Type': 'application/xml' });
  response.end(
    `<?xml version="1.0"?><ListBucketResult><IsTruncated>${keys.length > count}</IsTruncated>${contents}${more}</ListBucketResult>`,
  );
}

function fault(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}
