import { type ChildProcess, fork } from 'node:child_process';
import Fastify from 'fastify';

/** A Fastify server with one empty route, in a process of its own: what a request costs before it does anything. */
export interface EmptyRoute {
  readonly address: string;
  stop(): Promise<void>;
}

export async function startEmptyRoute(): Promise<EmptyRoute> {
  const child = fork(import.meta.filename, ['serve'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const address = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('exit', () => reject(new Error('the empty route’s server ended')));
  });
  return { address, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function serve(): Promise<void> {
  const server = Fastify();
  server.get('/', (_request, reply) => reply.send());
  process.send?.(await server.listen({ port: 0, host: '127.0.0.1' }));
  process.on('disconnect', () => process.exit(0));
}

if (process.argv[1] === import.meta.filename && process.argv[2] === 'serve') await serve();
