import { createServer, type Server, type Socket } from 'node:net';
import type { Log } from '../log.ts';
import { type PublishAnswer, type RtmpPublish, serveRtmp } from './broadcast-rtmp-session.ts';

export interface RtmpServerLimits {
  readonly connectionsMax: number;
  /** From one address: a studio has a camera or two. */
  readonly connectionsPerAddressMax: number;
  /** From connecting to being admitted. */
  readonly admitMsMax: number;
  /** Without a byte, after which a push counts as broken. */
  readonly idleMsMax: number;
  readonly messageBytesMax: number;
}

export const defaultRtmpLimits: RtmpServerLimits = {
  connectionsMax: 256,
  connectionsPerAddressMax: 16,
  admitMsMax: 10_000,
  idleMsMax: 10_000,
  messageBytesMax: 4 * 1024 * 1024,
};

export interface RtmpServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens for pushes by RTMP, ours rather than a library's: node-media-server 4.4 lets one connection end the process
 * (an address in `connect` that is no URL throws out of its socket handler), keeps what was announced rather than what
 * came, answers `publish` before anybody was asked, and ends the process when its port is taken.
 * @throws when the port is taken
 */
export async function startRtmpServer(options: {
  readonly port: number;
  readonly host: string;
  readonly limits: RtmpServerLimits;
  readonly log: Log;
  readonly publish: (publish: RtmpPublish) => Promise<PublishAnswer>;
}): Promise<RtmpServer> {
  const { limits, log } = options;
  const perAddress = new Map<string, number>();
  const sockets = new Set<Socket>();
  const logged = onceAWhile((left) =>
    log.warn({ left }, 'pushes by RTMP were broken, or came when there were too many'),
  );
  const server = createServer((socket) => {
    const address = socket.remoteAddress ?? '';
    const before = perAddress.get(address) ?? 0;
    if (sockets.size >= limits.connectionsMax || before >= limits.connectionsPerAddressMax) {
      logged.count();
      socket.on('error', () => undefined);
      socket.destroy();
      return;
    }
    sockets.add(socket);
    perAddress.set(address, before + 1);
    socket.once('close', () => {
      sockets.delete(socket);
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
    });
    serveRtmp(socket, {
      publish: options.publish,
      onBroken: (reason) => {
        log.debug({ reason, address }, 'a push by RTMP was closed');
        logged.count();
      },
      ...limits,
    });
  });
  await listen(server, options.port, options.host);
  server.on('error', (error) => log.warn({ error }, 'the listener for RTMP failed'));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      logged.stop();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: 128 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const logEveryMs = 60_000;

/** A flood is one line a minute, not one for each. */
function onceAWhile(tell: (count: number) => void) {
  let count = 0;
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    if (count > 0) tell(count);
    count = 0;
  };
  return {
    count() {
      count++;
      timer ??= setTimeout(flush, logEveryMs).unref();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      flush();
    },
  };
}
