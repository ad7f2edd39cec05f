import { connect, type Socket } from 'node:net';

/**
 * WebSockets of viewers, thousands in one process: real ones over TCP, but read by hand, because a client library costs more
 * than the server under test, and both share the machine. Frames are taken apart one by one, for each viewer by itself.
 */
export interface ViewerSocket {
  /** A short text, masked as a client's must be: with zeros, which change nothing. */
  send(text: string): void;
  close(): void;
}

export interface ViewerEars {
  /** The connection is a WebSocket now. */
  opened?(): void;
  /** A text frame: `bytes` from `start` to `end`, good until this returns. */
  text(bytes: Buffer, start: number, end: number): void;
  closed(): void;
}

/** All sockets read into the same memory: what is read is taken apart before the next is. */
const shared = Buffer.alloc(256 * 1024);

/** @throws out of the socket's callback when the server answers anything but a WebSocket, or a frame that is none of ours */
export function openViewerSocket(port: number, path: string, ears: ViewerEars): ViewerSocket {
  let rest: Buffer | null = null;
  let shaken = false;
  const take = (chunk: Buffer) => {
    let bytes = rest === null ? chunk : Buffer.concat([rest, chunk]);
    rest = null;
    if (!shaken) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end >= 0) {
        if (!bytes.toString('latin1', 0, 12).endsWith('101'))
          throw new Error(bytes.toString('latin1', 0, end));
        shaken = true;
        bytes = bytes.subarray(end + 4);
        ears.opened?.();
      }
    }
    const used = shaken ? takeFrames(bytes, socket, ears) : 0;
    if (used < bytes.length) rest = Buffer.from(bytes.subarray(used));
  };
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: shared,
      callback(bytes: number, buffer: Uint8Array) {
        take((buffer as Buffer).subarray(0, bytes));
        return true;
      },
    },
  });
  socket.on('error', () => undefined);
  socket.on('close', () => ears.closed());
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  return {
    send(text) {
      socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]));
    },
    close: () => void socket.destroy(),
  };
}

/** Takes whole frames (RFC 6455, 5.2; a server's are not masked); answers how many bytes they were. */
function takeFrames(bytes: Buffer, socket: Socket, ears: ViewerEars): number {
  let at = 0;
  while (bytes.length - at >= 2) {
    const short = (bytes[at + 1] as number) & 0x7f;
    const head = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (bytes.length - at < head) break;
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
    const end = at + head + length;
    if (bytes.length < end) break;
    const opcode = (bytes[at] as number) & 0x0f;
    if (opcode === 1) ears.text(bytes, at + head, end);
    else if (opcode === 8) socket.destroy();
    else throw new Error(`an unexpected frame, opcode ${opcode}`);
    at = end;
  }
  return at;
}

/**
 * Reads frames by their bytes: servers send the same bytes to thousands of viewers, who live in one process, so a frame whose
 * bytes are, one by one, those of a frame read lately means the same, and is not parsed again.
 */
export function rememberingReader<Frame>(
  rememberedMax: number,
  parse: (text: string) => Frame,
): (bytes: Buffer, start: number, end: number) => Frame {
  const remembered: { readonly bytes: Buffer; readonly frame: Frame }[] = [];
  let next = 0;
  return (bytes, start, end) => {
    for (const known of remembered) {
      if (known.bytes.length === end - start && known.bytes.compare(bytes, start, end) === 0)
        return known.frame;
    }
    const frame = parse(bytes.toString('utf8', start, end));
    remembered[next] = { bytes: Buffer.from(bytes.subarray(start, end)), frame };
    next = (next + 1) % rememberedMax;
    return frame;
  };
}
