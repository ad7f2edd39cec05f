import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { youngGeneration } from '../tools/setup/young-generation.mjs';
import { signIn } from '../town/src/session.ts';

/** A platform that a benchmark started for itself, in a process of its own. */
export interface BenchServer {
  readonly address: string;
  readonly databaseUrl: string;
  readonly pid: number;
  readonly signIns: Readonly<Record<'operator' | 'merchant' | 'shopper', string>>;
  /** An API token of the operator with these scopes. */
  operatorToken(scopes: readonly string[]): Promise<string>;
  /** Resolves when every reader of the event log has read what is in it now. */
  caughtUp(): Promise<void>;
  memoryMb(): Promise<number>;
  stop(): Promise<void>;
}

interface Ready {
  readonly address: string;
  readonly databaseUrl: string;
  readonly signIns: BenchServer['signIns'];
}

const startMsMax = 120_000;

export async function startBenchServer(environment: Record<string, string> = {}): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), {
    env: { ...process.env, ...environment },
    // As `npm start` does.
    execArgv: [...profileArguments(), ...youngGeneration()],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await answerOf<Ready>(
    child,
    (message) => typeof message === 'object' && message !== null && 'address' in message,
  );
  return {
    ...ready,
    pid: child.pid ?? 0,
    async operatorToken(scopes) {
      const operator = await signIn(ready.address, ready.signIns.operator);
      const { token } = await operator.post<{ token: string }>(
        '/me/tokens',
        { name: 'benchmark', scopes },
        `benchmark-${scopes.join('-')}`,
      );
      return token;
    },
    async caughtUp() {
      const answer = answerOf(child, (message) => message === 'caught up', 600_000);
      child.send('catch up');
      await answer;
    },
    async memoryMb() {
      const answer = answerOf<{ memoryMb: number }>(
        child,
        (message) => typeof message === 'object' && message !== null && 'memoryMb' in message,
      );
      child.send('memory');
      return (await answer).memoryMb;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Where `KANMAI_BENCH_PROFILE` names a folder, the server writes a CPU profile there when it ends. */
function profileArguments(): string[] {
  const folder = process.env.KANMAI_BENCH_PROFILE;
  return folder ? [...process.execArgv, '--cpu-prof', `--cpu-prof-dir=${folder}`] : process.execArgv;
}

function answerOf<Answer>(
  child: ChildProcess,
  fits: (message: unknown) => boolean,
  msMax = startMsMax,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => settle(() => reject(new Error('the benchmark’s server does not answer'))),
      msMax,
    );
    const onMessage = (message: unknown) => {
      if (fits(message)) settle(() => resolve(message as Answer));
    };
    const onExit = () => settle(() => reject(new Error('the benchmark’s server ended')));
    const settle = (then: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      then();
    };
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
}
