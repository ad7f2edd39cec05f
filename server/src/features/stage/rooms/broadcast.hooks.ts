import type { Result } from '@kanmai/kernel';
import { admitPush, notePictures, type PushRefusal } from './broadcast.service.ts';
import type { PushRefusals } from './push-refusals.ts';
import { noteRecorded, type RecordedFile } from './replay.service.ts';
import type { RoomDeps } from './room.deps.ts';

/** What live media asks of rooms, and tells them. */
export interface RoomBroadcastHooks {
  admit(push: {
    readonly credential: string;
    readonly via: 'rtmp' | 'browser' | 'other';
    readonly claimedStreamId: string | null;
  }): Promise<Result<{ readonly streamId: string }, PushRefusal>>;
  started(streamId: string, facts: { readonly via: string }): Promise<void>;
  refused(streamId: string, refusal: { readonly type: string; readonly detail: string }): void;
  silent(streamId: string): Promise<void>;
  ended(streamId: string): Promise<void>;
  recorded(streamId: string, recording: RecordedFile): Promise<void>;
}

export function roomBroadcastHooks(given: RoomDeps, refusals: PushRefusals): RoomBroadcastHooks {
  const { log, clock } = given.deps;
  return {
    admit: (push) => admitPush(given, push),
    started(streamId, { via }) {
      refusals.clear(streamId);
      return notePictures(given, streamId, { kind: 'begin-push', via });
    },
    refused(roomId, { type, detail }) {
      refusals.note(roomId, { type, detail, atMs: clock.nowMs() });
      log.info({ roomId, type }, 'a push was refused for what it carries');
    },
    silent: (streamId) => notePictures(given, streamId, { kind: 'end-push' }),
    // Stopped properly or not: the room waits, then ends. Whoever means to end it presses "end".
    ended: (streamId) => notePictures(given, streamId, { kind: 'end-push' }),
    recorded: (streamId, recording) => noteRecorded(given, streamId, recording),
  };
}
