import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, isAbsolute, join } from 'node:path';
import type { MediaTool } from '../ports/media.ts';

export interface FfmpegTool extends MediaTool {
  /** Whether the filters that turn high dynamic range into standard range are built in. */
  readonly canToneMap: boolean;
}

/** libavcodec 59 is ffmpeg 5.0; snapshots carry no version number of their own. */
const trustedAvcodecMajor = 59;
const askMsMax = 10_000;

/**
 * Finds the ffmpeg to use: the one configured, else the system's when it is 5 or newer, else the one from npm
 * (a build of 2018), else an old one of the system. Null when there is none that runs.
 */
export async function findFfmpeg(
  configuredPath = '',
  searchPath = process.env.PATH ?? '',
): Promise<FfmpegTool | null> {
  if (configuredPath !== '') return describeFfmpeg(configuredPath, 'configured');
  const systemPath = await findOnPath('ffmpeg', searchPath);
  const system = systemPath === null ? null : await describeFfmpeg(systemPath, 'system');
  if (system?.trusted) return system;
  const npmPath = npmFfmpegPath();
  const npm = npmPath === null ? null : await describeFfmpeg(npmPath, 'npm');
  return npm ?? system;
}

/** Where the optional npm package put its binary; null when it is not installed for this machine. */
export function npmFfmpegPath(): string | null {
  try {
    const found: unknown = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg');
    const path = typeof found === 'object' && found !== null && 'path' in found ? found.path : null;
    return typeof path === 'string' ? path : null;
  } catch {
    return null;
  }
}

async function findOnPath(name: string, searchPath: string): Promise<string | null> {
  for (const folder of searchPath.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const path = join(folder, name);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
}

async function describeFfmpeg(path: string, source: MediaTool['source']): Promise<FfmpegTool | null> {
  const about = await ask(path, ['-version']);
  const version = about?.match(/^ffmpeg version (\S+)/)?.[1];
  const avcodecMajor = Number(about?.match(/libavcodec\s+(\d+)\./)?.[1] ?? 0);
  if (version === undefined) return null;
  const filters = (await ask(path, ['-hide_banner', '-filters'])) ?? '';
  return {
    path,
    version,
    source,
    trusted: source !== 'npm' && avcodecMajor >= trustedAvcodecMajor,
    canToneMap: / zscale /.test(filters) && / tonemap /.test(filters),
  };
}

function ask(path: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(path, args, { timeout: askMsMax, maxBuffer: 1024 * 1024 }, (problem, stdout) =>
      resolve(problem === null ? stdout : null),
    );
  });
}
