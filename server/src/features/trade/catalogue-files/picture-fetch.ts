import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { findUrlFault, publicLookup } from '../../../public-network.ts';
import { pictureLimits } from '../catalogue/index.ts';

export type Fetched = { readonly bytes: Buffer } | { readonly fault: string };

const answerMsMax = 20_000;
const redirectsMax = 3;

/** Fetches a picture's bytes, at most as many as a picture may have. Never throws. */
export async function fetchPicture(url: string, anyTarget: boolean, signal: AbortSignal): Promise<Fetched> {
  let address = url;
  for (let redirect = 0; redirect <= redirectsMax; redirect++) {
    const fault = findUrlFault(address, anyTarget);
    if (fault !== null) return { fault };
    const answer = await fetchOnce(address, anyTarget, signal);
    if (!('redirect' in answer)) return answer;
    if (!URL.canParse(answer.redirect, address)) return { fault: 'redirect-unreadable' };
    address = new URL(answer.redirect, address).href;
  }
  return { fault: 'too-many-redirects' };
}

function fetchOnce(
  url: string,
  anyTarget: boolean,
  signal: AbortSignal,
): Promise<Fetched | { readonly redirect: string }> {
  return new Promise((resolve) => {
    const failed = (error: { code?: string; name?: string }) =>
      resolve({ fault: error.code ?? error.name ?? 'no-answer' });
    const send = url.startsWith('https:') ? requestHttps : requestHttp;
    try {
      const request = send(
        url,
        {
          agent: false,
          headers: { accept: 'image/*', 'user-agent': 'Kanmai-Catalogue/1' },
          ...(anyTarget ? {} : { lookup: publicLookup }),
          signal: AbortSignal.any([signal, AbortSignal.timeout(answerMsMax)]),
        },
        (answer) => {
          const { statusCode = 0, headers } = answer;
          const isRedirect = statusCode >= 300 && statusCode < 400 && headers.location !== undefined;
          if (isRedirect || statusCode !== 200) {
            answer.destroy();
            return resolve(
              isRedirect ? { redirect: headers.location as string } : { fault: `status ${statusCode}` },
            );
          }
          const chunks: Buffer[] = [];
          let bytes = 0;
          answer.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            chunks.push(chunk);
            if (bytes <= pictureLimits.bytesMax) return;
            answer.destroy();
            resolve({ fault: 'larger than 8 MB' });
          });
          answer.on('end', () => resolve({ bytes: Buffer.concat(chunks) }));
          answer.on('error', failed);
        },
      );
      request.on('error', failed);
      request.end();
    } catch (error) {
      failed(error as Error);
    }
  });
}
