import { ApiProblem, OfflineProblem } from '../../shared/api.ts';

/** An upload that the server knows: where to send bytes, and the asset that comes of it. */
export interface TusUpload {
  readonly url: string;
  readonly assetId: string;
}

export interface TusFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  slice(start: number, end: number): Blob;
}

export interface TusOptions {
  /** An upload of the same file that was begun before. */
  readonly known?: TusUpload | undefined;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  readonly chunkBytes?: number;
  /** Told where the upload is, once the server knows it. */
  readonly onBegun?: (upload: TusUpload, resumedAtBytes: number) => void;
  readonly onProgress?: (sentBytes: number) => void;
  /** Told true when the line is gone and false when it is back. */
  readonly onWaiting?: (waiting: boolean) => void;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly endpoint?: string;
}

const tusVersion = '1.0.0';
const chunkBytesDefault = 4 * 1024 * 1024;
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000];
/** So many failures one after another, then the person decides. */
const failuresMax = 12;

/**
 * Uploads a file by tus 1.0 (https://tus.io/protocols/resumable-upload): creation, then PATCH chunk by chunk; after a
 * broken line the server is asked how far it got. Ends with the id of the asset.
 * @throws ApiProblem when the server refuses, OfflineProblem when the line stays down, AbortError.
 */
export async function tusUpload(file: TusFile, options: TusOptions = {}): Promise<string> {
  const line = tusLine(options);
  const resumed = options.known === undefined ? null : await line.findOffset(options.known);
  const upload = resumed === null || options.known === undefined ? await line.create(file) : options.known;
  let offset = resumed ?? 0;
  let stalls = 0;
  options.onBegun?.(upload, offset);
  options.onProgress?.(offset);
  const chunkBytes = options.chunkBytes ?? chunkBytesDefault;
  while (offset < file.size) {
    const chunk = file.slice(offset, Math.min(file.size, offset + chunkBytes));
    const reached = await line.append(upload, offset, chunk);
    if (reached === null) throw new ApiProblem(404, { code: 'upload-failed' });
    stalls = reached > offset ? 0 : stalls + 1;
    if (stalls > failuresMax) throw new ApiProblem(503, { code: 'unavailable' });
    offset = reached;
    options.onProgress?.(offset);
  }
  return upload.assetId;
}

function tusLine(options: TusOptions) {
  const { endpoint = '/api/v1/uploads', signal } = options;
  const send =
    options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init));
  const sleep = options.sleep ?? ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms)));

  const request = async (url: string, init: RequestInit): Promise<Response> => {
    for (let failures = 0; ; failures += 1) {
      const answer = await send(url, { ...init, ...(signal === undefined ? {} : { signal }) }).catch(
        (cause: unknown) => {
          if (signal?.aborted) throw cause;
          return new OfflineProblem(cause);
        },
      );
      const passing = answer instanceof OfflineProblem || answer.status === 429 || answer.status >= 500;
      if (!passing) {
        if (failures > 0) options.onWaiting?.(false);
        return answer;
      }
      if (failures >= failuresMax) {
        if (answer instanceof OfflineProblem) throw answer;
        throw await problemOf(answer);
      }
      options.onWaiting?.(true);
      await sleep(pausesMs[Math.min(failures, pausesMs.length - 1)]!);
      if (signal?.aborted) throw new DOMException('given up', 'AbortError');
      // Whether a PATCH arrived whole is not known; only asking tells.
      if (init.method === 'PATCH') return new Response(null, { status: 409 });
    }
  };

  const headers = { 'tus-resumable': tusVersion };

  const findOffset = async (upload: TusUpload): Promise<number | null> => {
    const answer = await request(upload.url, { method: 'HEAD', headers });
    if (answer.status === 404 || answer.status === 410 || answer.status === 403) return null;
    if (!answer.ok) throw await problemOf(answer);
    return Number(answer.headers.get('upload-offset') ?? 0);
  };

  return {
    findOffset,
    async create(file: TusFile): Promise<TusUpload> {
      const answer = await request(endpoint, {
        method: 'POST',
        headers: {
          ...headers,
          'upload-length': String(file.size),
          'upload-metadata': `filename ${base64(file.name)},filetype ${base64(file.type)}`,
        },
      });
      const location = answer.headers.get('location');
      const assetId = answer.headers.get('x-asset-id');
      if (answer.status !== 201 || location === null || assetId === null) throw await problemOf(answer);
      return { url: location, assetId };
    },
    /** The new offset, or null when the server has forgotten the upload. */
    async append(upload: TusUpload, offset: number, chunk: Blob): Promise<number | null> {
      const answer = await request(upload.url, {
        method: 'PATCH',
        headers: {
          ...headers,
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
        },
        body: chunk,
      });
      if (answer.status === 409 || answer.status === 423) return findOffset(upload);
      if (answer.status === 404 || answer.status === 410) return null;
      if (!answer.ok) throw await problemOf(answer);
      return Number(answer.headers.get('upload-offset') ?? offset + chunk.size);
    },
  };
}

/** The upload's own server speaks plain text; the platform before it problem+json. */
async function problemOf(answer: Response): Promise<ApiProblem> {
  const text = await answer.text().catch(() => '');
  try {
    return new ApiProblem(answer.status, JSON.parse(text));
  } catch {
    const code =
      answer.status === 413
        ? 'body-too-large'
        : answer.status === 401
          ? 'sign-in-required'
          : 'upload-refused';
    return new ApiProblem(answer.status, { code, detail: text.trim() });
  }
}

/** Metadata travel as base64 of UTF-8. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
