import type { FastifyReply } from 'fastify';

/**
 * Text in UTF-8, each byte as one character. Pieces are encoded once, joined as cheaply as strings are, and sent as
 * they are: node writes such a string and the headers before it at once, where bytes would be a second piece. (Measured:
 * 33 against 44 µs for an answer of 9 KB with nothing else to do.)
 */
export type ByteText = string & { readonly isByteText: true };

export function byteText(text: string): ByteText {
  return (isAscii.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1')) as ByteText;
}

const isAscii = /^[\0-\x7f]*$/;

/** Answers 200 with JSON that is a byte text, past Fastify, which would encode it once more. */
export function sendByteJson(reply: FastifyReply, body: ByteText): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...reply.getHeaders(),
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  } as Record<string, string | number>);
  reply.raw.end(body, 'latin1');
}
