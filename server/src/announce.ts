import type { Platform } from './platform.ts';
import type { TownBuilder } from './town.ts';
import { startTownBuilder } from './town.ts';

/** Prints where everything is and how to sign in, then shows the town being built. */
export async function announce(
  platform: Platform,
  given: { home: string; project: string },
): Promise<TownBuilder | null> {
  const { address, town } = platform;
  print([
    '',
    `Kanmai (看买) is ready at ${address}`,
    '',
    `  shopper   ${address}/`,
    `  studio    ${address}/studio`,
    `  ops       ${address}/ops`,
    `  API       ${address}/docs`,
    `  data      ${given.home}`,
    '',
  ]);
  if (town === null) {
    const link = platform.app.firstOperatorLink;
    if (link !== null)
      print(['Make the first operator (once, after signing in):', `  ${platform.origin}${link}`, '']);
    print([
      'Payments go to the sandbox, which moves no money: whoever presses “pay” has paid.',
      'Codes for signing in are written to the log (standard error): no sender of messages is set up.',
      '',
    ]);
    return null;
  }
  print([
    'This is a demonstration town; it listens on this machine only. Sign in as:',
    ...town.signIns
      .filter((signIn) => signIn.role !== 'resident')
      .map((signIn) => `  ${signIn.role.padEnd(9)} ${address}/town/sign-in/${signIn.token}`),
    '',
    'Leave the town out with KANMAI_TOWN=off. Stop with Ctrl-C.',
    '',
  ]);
  const ffmpeg = await platform.media.versions();
  if (ffmpeg === null) {
    print(['The town’s clips need ffmpeg, and none was found: apt-get install -y ffmpeg']);
    return null;
  }
  return startTownBuilder({ ...given, address, ffmpegPath: ffmpeg.path, onLine: showProgress });
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** A line that begins with a carriage return replaces the one before it on a terminal; elsewhere only the last stays. */
function showProgress(line: string): void {
  if (process.stdout.isTTY && line.startsWith('progress '))
    process.stdout.write(`\r\u001b[2K${line.slice(9)}`);
  else if (!line.startsWith('progress '))
    process.stdout.write(`${process.stdout.isTTY ? '\r\u001b[2K' : ''}${line}\n`);
}
