import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TownSignIn } from './features/people/accounts/index.ts';

/** The demonstration town of this installation: whom one can sign in as. */
export interface Town {
  readonly signIns: readonly TownSignIn[];
}

const people = [
  { role: 'shopper', email: 'lin.xia@town.example', name: '林夏', path: '/' },
  { role: 'merchant', email: 'chen.guo@town.example', name: '陈果', path: '/studio' },
  { role: 'creator', email: 'mu.qing@town.example', name: '沐晴', path: '/studio' },
  { role: 'operator', email: 'operator@town.example', name: '镇长', path: '/ops' },
  { role: 'inspector', email: 'inspector@town.example', name: '验货员', path: '/ops/inspections' },
] as const;

/** The other shop owners and creators, whom the builder signs in as. */
const residents = Array.from({ length: 24 }, (_, i) => ({
  role: 'resident',
  email: `resident-${i + 1}@town.example`,
  name: `居民 ${i + 1}`,
  path: '/studio',
}));

/** Reads the town's sign-ins, made at random once for each installation. */
export async function findTown(home: string): Promise<Town> {
  const file = townFile(home);
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return JSON.parse(kept) as Town;
  const made: Town = {
    signIns: [...people, ...residents].map((person) => ({
      ...person,
      token: randomBytes(24).toString('base64url'),
    })),
  };
  await writeFile(`${file}.part`, JSON.stringify(made, null, 2), { mode: 0o600 });
  await rename(`${file}.part`, file);
  return made;
}

export function townFile(home: string): string {
  return join(home, 'town.json');
}

/** The process that builds the town through the public API, like anybody else would. */
export interface TownBuilder {
  /** Resolves with whether the town is complete. */
  readonly finished: Promise<boolean>;
  stop(): void;
}

/** Starts the builder; it goes on where an earlier one was interrupted, and ends at once when all is there. */
export function startTownBuilder(given: {
  project: string;
  home: string;
  address: string;
  /** The ffmpeg that its clips are made with. */
  ffmpegPath: string;
  onLine: (line: string) => void;
}): TownBuilder {
  const child: ChildProcess = spawn(process.execPath, [join(given.project, 'town/src/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Its own group: Ctrl-C reaches it through us, in order.
    detached: true,
    env: {
      ...process.env,
      KANMAI_TOWN_FILE: townFile(given.home),
      KANMAI_ADDRESS: given.address,
      KANMAI_FFMPEG_PATH: given.ffmpegPath,
      // Under `node --watch` its threads would report their files to it in the place of what they made.
      WATCH_REPORT_DEPENDENCIES: undefined,
    },
  });
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) given.onLine(line);
  });
  const finished = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  return {
    finished,
    stop() {
      if (child.pid === undefined || child.exitCode !== null) return;
      try {
        // The group: its ffmpeg children end with it.
        process.kill(-child.pid, 'SIGTERM');
      } catch {
        // It ended meanwhile.
      }
    },
  };
}
