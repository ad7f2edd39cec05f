import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { assertBlobKey, assertBlobPrefix, type BlobStore } from '../ports/blob.ts';

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** Empty: AWS itself. */
  readonly endpoint: string;
  /** Absent: from where the AWS tools find them (variables, profile, machine). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const pageMax = 1_000;

/** Keeps files in a bucket of S3 or of anything that speaks its language. */
export function createBlobS3({ bucket, region, endpoint, credentials }: S3Options): BlobStore {
  const client = new S3Client({
    region,
    ...(endpoint === '' ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials ? { credentials } : {}),
    // Stores other than AWS do not know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const at = (key: string) => {
    assertBlobKey(key);
    return { Bucket: bucket, Key: key };
  };
  return {
    async put(key, content, { contentType }) {
      const place = { ...at(key), ContentType: contentType };
      if (content instanceof Readable) {
        await throughFile(content, async (body, bytes) => {
          await client.send(new PutObjectCommand({ ...place, Body: body, ContentLength: bytes }));
        });
        return;
      }
      await client.send(new PutObjectCommand({ ...place, Body: content, ContentLength: content.byteLength }));
    },

    async get(key, range) {
      const Range = range && `bytes=${range.start}-${range.end}`;
      try {
        const answer = await client.send(new GetObjectCommand({ ...at(key), ...(Range ? { Range } : {}) }));
        return answer.Body as Readable;
      } catch (error) {
        if (statusOf(error) === 416) return Readable.from([]);
        return nullWhenMissing(error);
      }
    },

    async stat(key) {
      const found = await client.send(new HeadObjectCommand(at(key))).catch(nullWhenMissing);
      if (found === null) return null;
      return {
        bytes: found.ContentLength ?? 0,
        contentType: found.ContentType ?? 'application/octet-stream',
        modifiedAtMs: found.LastModified?.getTime() ?? 0,
      };
    },

    async delete(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },

    async list(prefix, limit) {
      assertBlobPrefix(prefix);
      const keys: string[] = [];
      let token: string | undefined;
      do {
        const MaxKeys = Math.min(limit - keys.length, pageMax);
        const page = {
          Bucket: bucket,
          Prefix: prefix,
          MaxKeys,
          ...(token ? { ContinuationToken: token } : {}),
        };
        const answer = await client.send(new ListObjectsV2Command(page));
        for (const { Key } of answer.Contents ?? []) if (Key) keys.push(Key);
        token = answer.NextContinuationToken;
      } while (token && keys.length < limit);
      return keys;
    },
  };
}

/** S3 wants to know the length first, and to be sent everything again after a fault: a stream can do neither. */
async function throughFile(
  content: Readable,
  send: (body: Readable, bytes: number) => Promise<void>,
): Promise<void> {
  const path = join(tmpdir(), `kanmai-put-${randomBytes(12).toString('hex')}`);
  try {
    await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    await send(createReadStream(path), (await stat(path)).size);
  } finally {
    await rm(path, { force: true });
  }
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}

function nullWhenMissing(error: unknown): null {
  if (statusOf(error) === 404) return null;
  throw error;
}
