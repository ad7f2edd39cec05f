import type { SoundListener } from '../ports/sound.ts';
import { SoundDecoder } from './broadcast-sound-decoder.ts';
import type { SoundRelay } from './broadcast-sound-relay.ts';
import type { FfmpegTool } from './media-ffmpeg-tool.ts';

type Tool = Promise<FfmpegTool | null>;

/** Listens to a push that comes to this process. The answer stops it. */
export function listenToPush(tool: Tool, find: () => SoundRelay | null, listener: SoundListener): () => void {
  return whenFound(tool, listener, (found) => {
    let leave: (() => void) | null = null;
    const decoder = new SoundDecoder({
      ...{ tool: found, source: { kind: 'flv' } },
      listener: {
        take: (sound) => listener.take(sound),
        ended(why) {
          leave?.();
          listener.ended(why);
        },
      },
    });
    const feed = {
      write: (bytes: Buffer) => decoder.write(bytes),
      close: () => decoder.end('the push broke or is over'),
    };
    leave = find()?.tap(feed) ?? null;
    if (leave === null) feed.close();
    return () => {
      leave?.();
      decoder.stop();
    };
  });
}

/** Listens to what a media server plays. The answer stops it. */
export function listenToAddress(tool: Tool, url: string, listener: SoundListener): () => void {
  return whenFound(tool, listener, (found) => {
    const decoder = new SoundDecoder({ tool: found, source: { kind: 'address', url }, listener });
    return () => decoder.stop();
  });
}

/** Begins once it is known which ffmpeg there is; who stops before that hears nothing. */
function whenFound(
  tool: Tool,
  listener: SoundListener,
  begin: (found: FfmpegTool) => () => void,
): () => void {
  let isStopped = false;
  let stop: (() => void) | null = null;
  void tool.then((found) => {
    if (isStopped) return;
    if (found === null) listener.ended('there is no ffmpeg');
    else stop = begin(found);
  });
  return () => {
    isStopped = true;
    stop?.();
  };
}
