import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ApiProblem, api, OfflineProblem, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';

const path = '/api/v1/studio/shops/{shopId}/catalogue-files';
const onePath = '/api/v1/studio/shops/{shopId}/catalogue-files/{fileId}';
const busyMs = 700;

const readFile = (shopId: string, fileId: string) =>
  unwrap(api.GET(onePath, { params: { path: { shopId, fileId } } }));
export type CatalogueFile = Awaited<ReturnType<typeof readFile>>;

const readFaults = (shopId: string, fileId: string, cursor: string | null) =>
  unwrap(
    api.GET('/api/v1/studio/shops/{shopId}/catalogue-files/{fileId}/faults', {
      params: { path: { shopId, fileId }, query: { limit: 50, ...(cursor === null ? {} : { cursor }) } },
    }),
  );
export type FileFault = Awaited<ReturnType<typeof readFaults>>['items'][number];

export const filesKey = (shopId: string) => ['studio', shopId, 'catalogue-files'] as const;

export const filesQuery = (shopId: string) =>
  pagedQuery<CatalogueFile>([...filesKey(shopId), 'list'], (query) =>
    unwrap(api.GET(path, { params: { path: { shopId }, query } })),
  );

/** Whether something is under way that this page should follow. */
export function isBusy(file: CatalogueFile): boolean {
  if (file.state === 'reading' || file.state === 'applying') return true;
  return file.state === 'done' && file.pictureDoneCount < file.pictureCount;
}

export const fileQuery = (shopId: string, fileId: string) =>
  queryOptions({
    queryKey: [...filesKey(shopId), 'one', fileId],
    queryFn: () => readFile(shopId, fileId),
    refetchInterval: ({ state }) => (state.data !== undefined && isBusy(state.data) ? busyMs : false),
  });

export const faultsQuery = (shopId: string, fileId: string, faultCount: number) =>
  infiniteQueryOptions({
    // What is found meanwhile belongs to another list.
    queryKey: [...filesKey(shopId), 'faults', fileId, faultCount],
    queryFn: ({ pageParam }: { pageParam: string | null }) => readFaults(shopId, fileId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

/** Sends a file as it is; `onShare` is told how much of it has left. @throws ApiProblem, OfflineProblem */
export function sendFile(
  shopId: string,
  file: File,
  onShare: (share: number) => void,
): Promise<CatalogueFile> {
  // Only this way does a browser tell how far it is.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      'POST',
      `/api/v1/studio/shops/${shopId}/catalogue-files?name=${encodeURIComponent(file.name.slice(0, 200))}`,
    );
    request.setRequestHeader('content-type', 'text/csv');
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new OfflineProblem(new Error('network')));
    request.onload = () => {
      const answer = readAnswer(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as CatalogueFile);
      else reject(new ApiProblem(request.status, answer as object));
    };
    request.send(file);
  });
}

function readAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

export interface ApplyChoice {
  skipFaulty: boolean;
  takeStock: boolean;
  uncountedStock: number;
}

export const applyFile = (shopId: string, fileId: string, body: ApplyChoice) =>
  unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/catalogue-files/{fileId}/apply', {
      params: { path: { shopId, fileId } },
      body,
    }),
  );

export const cancelFile = (shopId: string, fileId: string) =>
  unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/catalogue-files/{fileId}/cancel', {
      params: { path: { shopId, fileId } },
    }),
  );

export const exportHref = (shopId: string, format: 'shopify' | 'google-merchant', template = false) =>
  `/api/v1/studio/shops/${shopId}/catalogue-export?format=${format}${template ? '&template=true' : ''}`;
export const faultsHref = (shopId: string, fileId: string) =>
  `/api/v1/studio/shops/${shopId}/catalogue-files/${fileId}/faults.csv`;
