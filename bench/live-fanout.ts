import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type BenchOptions, type BenchResult, wholeOption } from './bench.ts';
import type { FanoutKind, FanoutLoad, ServerReport, ViewersReport } from './live-fanout-load.ts';

/**
 * One room, very many viewers: what the hub delivers, and how late, beside socket.io and ws with a frame for each message.
 * Server and viewers are processes of this machine, over loopback. Latencies begin when a message is handed to the server.
 */
export const liveFanout: Bench = {
  name: 'live-fanout',
  describe: 'one live room and very many viewers: deliveries and latencies, beside socket.io and bare ws',
  run,
};

interface Plan {
  readonly viewers: number;
  readonly load: FanoutLoad;
  readonly drivers: number;
  readonly seconds: number;
  readonly peerSeconds: number;
}

interface Outcome {
  readonly server: ServerReport;
  readonly viewers: readonly ViewersReport[];
  readonly seconds: number;
  readonly mbBefore: number;
  readonly mbConnected: number;
  readonly mbAfter: number;
}

const warmUpMs = 3_000;
/** After the last message, what is on its way arrives. */
const drainMs = 3_000;

async function run(options: BenchOptions): Promise<BenchResult> {
  const quick = options.quick !== undefined;
  const plan: Plan = {
    viewers: wholeOption(options, 'viewers', quick ? 1_000 : 10_000),
    load: {
      chatPerS: wholeOption(options, 'messagesPerS', 100),
      commercePerS: wholeOption(options, 'commercePerS', 10),
    },
    drivers: wholeOption(options, 'drivers', 2),
    seconds: wholeOption(options, 'seconds', quick ? 3 : 20),
    peerSeconds: wholeOption(options, 'peerSeconds', quick ? 2 : 10),
  };
  const hub = await measure('hub', plan, plan.seconds);
  const peers = options.peers === 'no' ? null : await measurePeers(plan);
  return { figures: figuresOf(hub, plan), peers: peers ?? {}, settings: settingsOf(hub, plan) };
}

async function measurePeers(plan: Plan): Promise<Record<string, number>> {
  const socketIo = await measure('socket.io', plan, plan.peerSeconds);
  const bare = await measure('ws', plan, plan.peerSeconds);
  return { socketIoDeliveriesPerS: deliveriesPerS(socketIo), bareWsDeliveriesPerS: deliveriesPerS(bare) };
}

function figuresOf(outcome: Outcome, plan: Plan): Record<string, number> {
  const { server, viewers, seconds } = outcome;
  const commerce = merged(viewers.map(({ commerceMs }) => commerceMs));
  const chat = merged(viewers.map(({ chatMs }) => chatMs));
  const chatDue = seconds * plan.load.chatPerS * plan.viewers;
  const inOrder = sum(viewers.map(({ commerceInOrder }) => commerceInOrder));
  return {
    deliveriesPerS: deliveriesPerS(outcome),
    commerceP50Ms: quantile(commerce, 0.5),
    commerceP99Ms: quantile(commerce, 0.99),
    commerceLost: server.commerce * plan.viewers - inOrder,
    chatP99Ms: quantile(chat, 0.99),
    // The messages of the time measured are counted by when they were said, so that none is half in it.
    chatDroppedRatio: Math.max(0, 1 - sum(chat) / chatDue),
    mbPer1000Viewers: ((outcome.mbConnected - outcome.mbBefore) / plan.viewers) * 1_000,
    mbPer1000ViewersLoaded: ((outcome.mbAfter - outcome.mbBefore) / plan.viewers) * 1_000,
    serverCpuShare: server.cpuShare,
    viewersCpuShare: sum(viewers.map(({ cpuShare }) => cpuShare)),
  };
}

function settingsOf({ server, viewers }: Outcome, plan: Plan): Record<string, unknown> {
  return {
    ...plan.load,
    viewers: plan.viewers,
    driverProcesses: plan.drivers,
    seconds: plan.seconds,
    peerSeconds: plan.peerSeconds,
    periodMs: Math.round(server.periodMs),
    closedByServer: sum(viewers.map(({ closed }) => closed)),
    outOfOrder: sum(viewers.map(({ commerceOutOfOrder }) => commerceOutOfOrder)),
    viewersAre:
      'WebSockets over TCP read by hand, the same for all servers; every frame compared byte by byte',
    memory: 'resident, after collection, without the young generation',
    peers: 'offered the same load, given the next message as soon as they are free',
  };
}

async function measure(kind: FanoutKind, plan: Plan, seconds: number): Promise<Outcome> {
  const server = start(
    'live-fanout-server.ts',
    [kind, String(Math.max(200, 2 * plan.load.chatPerS))],
    ['--expose-gc'],
  );
  const drivers: ChildProcess[] = [];
  try {
    const { port } = await answerOf<{ port: number }>(server);
    const mbBefore = await ask<number>(server, { ask: 'memory' });
    for (let i = 0; i < plan.drivers; i++) {
      const share = Math.floor(plan.viewers / plan.drivers) + (i < plan.viewers % plan.drivers ? 1 : 0);
      drivers.push(start('live-fanout-viewers.ts', [kind, String(port), String(share)]));
    }
    await Promise.all(drivers.map((driver) => answerOf(driver)));
    const mbConnected = await ask<number>(server, { ask: 'memory' });
    server.send({ ask: 'begin', load: plan.load });
    const fromMs = Date.now() + warmUpMs;
    const toMs = fromMs + seconds * 1_000;
    for (const driver of drivers) driver.send({ ask: 'measure', fromMs, toMs });
    await sleep(toMs - Date.now() + 500);
    const report = await ask<ServerReport>(server, { ask: 'end' });
    // Whoever is beside it is measured by what came in time.
    if (kind === 'hub') await sleep(drainMs);
    const mbAfter = await ask<number>(server, { ask: 'memory' });
    const viewers = await Promise.all(drivers.map((driver) => ask<ViewersReport>(driver, { ask: 'report' })));
    return { server: report, viewers, seconds, mbBefore, mbConnected, mbAfter };
  } finally {
    await Promise.all([server, ...drivers].map(end));
  }
}

function start(file: string, args: readonly string[], execArgv: readonly string[] = []): ChildProcess {
  return fork(join(import.meta.dirname, file), args, {
    execArgv: [...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function ask<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  const answer = answerOf<Answer>(child);
  child.send(message);
  return answer;
}

const answerMsMax = 120_000;

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const limit = new AbortController();
  const { signal } = limit;
  const failed = once(child, 'exit', { signal }).then(() => {
    throw new Error('a process of the benchmark ended early');
  });
  const late = sleep(answerMsMax, undefined, { signal }).then(() => {
    throw new Error('a process of the benchmark does not answer');
  });
  failed.catch(() => undefined);
  late.catch(() => undefined);
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal }), failed, late]);
    return answer as Answer;
  } finally {
    limit.abort();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function deliveriesPerS({ viewers, seconds }: Outcome): number {
  return sum(viewers.map(({ deliveries }) => deliveries)) / seconds;
}

function merged(histograms: readonly (readonly number[])[]): number[] {
  return (histograms[0] ?? []).map((_, at) => sum(histograms.map((histogram) => histogram[at] ?? 0)));
}

/** The smallest number of milliseconds that this share of the messages did not exceed. */
function quantile(histogram: readonly number[], share: number): number {
  const least = share * sum(histogram);
  let seen = 0;
  for (const [tookMs, messages] of histogram.entries()) {
    seen += messages;
    if (seen >= least && seen > 0) return tookMs;
  }
  return Number.NaN;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
