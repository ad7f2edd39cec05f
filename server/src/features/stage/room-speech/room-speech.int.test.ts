import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeSpeechServer, startFakeSpeechServer } from '../../../../../tests/fake-speech-server.ts';
import { pushWithFfmpeg, testPicture } from '../../../../../tests/live-site.ts';
import { liveRoom, type RoomServer, roomOfShop, roomServer } from '../../../../../tests/room-server.ts';
import { makePerson, type Person } from '../../../../../tests/trade-server.ts';
import { createBlobDisk } from '../../../adapters/blob-disk.ts';
import { createEmbeddedBroadcast } from '../../../adapters/broadcast-embedded.ts';
import { createSpeechServer } from '../../../adapters/speech-server.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { silentLog } from '../../../log.ts';
import { soundBytesPerMs } from '../../../ports/sound.ts';
import type { Speech } from '../../../ports/speech.ts';
import type { InterventionView } from '../../trust/room-watch/intervention.schema.ts';
import type { RoomsFeature } from '../rooms/index.ts';
import type { RoomReplay } from '../rooms/replay.schema.ts';
import { type RoomSpeechFeature, roomSpeechFeature } from './index.ts';

const cure = '三天根治高血压';
const stretch = { leastMs: 600, mostMs: 800 };

/** What was counted, as `outcome number`. */
function counting() {
  const counted = new Map<string, number>();
  const add = (name: string, by = 1) => void counted.set(name, (counted.get(name) ?? 0) + by);
  return {
    counted,
    counts: {
      stretch: (outcome: string) => add(outcome),
      phrases: (outcome: string, count: number) => add(`phrases ${outcome}`, count),
      answered: () => undefined,
      rooms({ listened, unheard }: { listened: number; unheard: number }) {
        counted.set('listened', listened).set('unheard', unheard);
      },
      serverIsUp: (isUp: boolean) => void counted.set('up', isUp ? 1 : 0),
    },
  };
}

function hearingFeature(deps: FeatureDeps, rooms: RoomsFeature, url: string, roomsMax = 4) {
  const speech = createSpeechServer({
    ...{ url, model: 'a-model', key: '', language: 'zh' },
    answerMsMax: 5_000,
  });
  return hearingWith(deps, rooms, speech, roomsMax);
}

function hearingWith(deps: FeatureDeps, { keepHeard }: RoomsFeature, speech: Speech, roomsMax = 4) {
  const { counted, counts } = counting();
  const config = { ...deps.config, speechRooms: roomsMax };
  const feature = roomSpeechFeature(
    { ...deps, config },
    { hearing: { speech, counts }, keepHeard, listens: true, stretch },
  );
  if (feature.ears === null) throw new Error('nobody listens');
  return { ...feature, ears: feature.ears, counted };
}

const toldTo = async (site: RoomServer, who: Person, roomId: string) => {
  type Answer = { items: InterventionView[] };
  const answer = await site.send<Answer>(who, 'GET', `/studio/rooms/${roomId}/interventions`);
  return answer.body.items;
};

const captionsOf = (site: RoomServer, roomId: string) =>
  site.db
    .selectFrom('room_captions')
    .select(['text', 'heard', 'at', 'language'])
    .where('room_id', '=', roomId)
    .orderBy('at')
    .execute();

describe('a room with real media', { timeout: 30_000 }, () => {
  let site: RoomServer;
  let fake: FakeSpeechServer;
  let home: string;
  const made: { speech?: ReturnType<typeof hearingFeature> } = {};
  beforeAll(async () => {
    fake = await startFakeSpeechServer();
    home = await mkdtemp(join(tmpdir(), 'kanmai-speech-'));
    const media = createEmbeddedBroadcast({
      ...{ secret: 'a secret of at least thirty-two characters', clock: systemClock, log: silentLog },
      ...{ blobs: createBlobDisk(join(home, 'files')), folder: join(home, 'live'), rtmpPort: 0 },
      ...{ host: '127.0.0.1', origin: () => 'http://127.0.0.1' },
    });
    site = await roomServer((deps, rooms) => {
      made.speech = hearingFeature(deps, rooms, fake.url);
      return [made.speech];
    }, media);
  });
  afterAll(async () => {
    await made.speech?.stop?.();
    await site.stop();
    await fake.close();
    await rm(home, { recursive: true, force: true });
  });

  it('in which something untrue is said: the host is told what, as a machine heard it', async () => {
    fake.says = { text: cure };
    const { owner, room } = await roomOfShop(site);
    const key = await site.send<{ rtmpUrl: string; key: string }>(
      owner,
      'POST',
      `/studio/rooms/${room.id}/key`,
      {
        kind: 'program',
      },
    );
    const push = await pushWithFfmpeg(`${key.body.rtmpUrl}/${key.body.key}`, testPicture({ fps: 10 }));
    const goLive = () => site.send(owner, 'POST', `/studio/rooms/${room.id}/live`);
    await expect.poll(async () => (await goLive()).status, { timeout: 8_000 }).toBe(200);
    // By the clock of the test everything comes in one moment: it is to be after the beginning.
    site.clock.advance(10_000);
    await expect
      .poll(
        async () => {
          await made.speech?.ears.look();
          return (await captionsOf(site, room.id)).length;
        },
        { timeout: 8_000 },
      )
      .toBeGreaterThan(0);
    expect(fake.asked[0]).toBe('/v1/audio/transcriptions wav');
    await site.roomWatch.watcher.look();
    const [hint] = await toldTo(site, owner, room.id);
    expect(hint).toMatchObject({ kind: 'hint', byOperator: false });
    expect(hint?.quotes[0]).toMatchObject({ source: 'heard', text: cure });
    await push.kill();
  });
});

describe('a room that is listened to', () => {
  let site: RoomServer;
  let fake: FakeSpeechServer;
  let rooms: RoomsFeature;
  const loud = Buffer.alloc(800 * soundBytesPerMs, 0x20);
  beforeAll(async () => {
    fake = await startFakeSpeechServer();
    site = await roomServer();
    rooms = site.rooms;
  });
  afterAll(async () => {
    await site.stop();
    await fake.close();
  });

  /** A live room, listened to by a process of its own, and how something is said in it. */
  async function heardRoom(feature = hearingFeature(site.deps, rooms, fake.url)) {
    const room = await liveRoom(site);
    site.clock.advance(10_000);
    await feature.ears.look();
    const say = async (sound = loud) => {
      site.broadcast.listeners.get(room.roomId)?.take(sound);
      await feature.ears.settled();
    };
    const end = async () => {
      await feature.stop?.();
      await site.send(room.owner, 'POST', `/studio/rooms/${room.roomId}/end`);
    };
    return { ...room, ...feature, say, end };
  }

  it('shows viewers what was heard, and keeps it for the replay where nobody writes it down', async () => {
    const room = await heardRoom();
    const startedAtMs = site.clock.nowMs() - 10_000;
    const viewer = await makePerson(site.db);
    const shown = async () => {
      const path = `/rooms/${room.roomId}/messages?after=0`;
      const told = await site.send<{ vitals: Record<string, string> }>(viewer, 'GET', path);
      return told.body.vitals['caption:zh-CN'];
    };
    expect(await shown()).toBeUndefined();
    fake.says = { text: '大家好' };
    await room.say();
    expect(await shown()).toBe(`${site.clock.nowMs()} 大家好`);
    site.clock.advance(60_000);
    const at = new Date(site.clock.nowMs() - 1_000).toISOString();
    const given = { language: 'zh-CN', captions: [{ at, durationMs: 900, text: '沙瓤的番茄' }] };
    await site.send(room.owner, 'PUT', `/studio/rooms/${room.roomId}/captions`, given);
    fake.says = { text: '杀狼的番茄' };
    await room.say();
    expect(await shown()).toBe(`${Date.parse(at)} 沙瓤的番茄`);
    expect((await captionsOf(site, room.roomId)).map(({ text, heard }) => [text, heard])).toEqual([
      ['大家好', true],
      ['沙瓤的番茄', false],
      ['杀狼的番茄', true],
    ]);
    await room.end();
    await site.broadcast.hooks?.recorded(room.roomId, {
      ...{
        blobKey: 'replays/x.mp4',
        bytes: 10,
        durationMs: 90_000,
        width: 720,
        height: 1_280,
        hasAudio: true,
      },
      pieces: [{ startedAtMs, durationMs: 90_000, offsetMs: 0 }],
    });
    const replay = await site.send<RoomReplay>(viewer, 'GET', `/rooms/${room.roomId}/replay`);
    expect(replay.body.captions.map(({ language }) => language)).toEqual(['zh-CN']);
    const file = await site.send<string>(null, 'GET', `/rooms/${room.roomId}/captions.vtt?language=zh-CN`);
    expect(file.body).toContain('大家好');
    expect(file.body).toContain('沙瓤的番茄');
    expect(file.body).not.toContain('杀狼');
  });

  it('is asked nothing where nobody speaks, and believed nothing that the server doubts', async () => {
    const room = await heardRoom();
    const before = fake.asked.length;
    await room.say(Buffer.alloc(loud.length));
    expect(fake.asked).toHaveLength(before);
    fake.says = { text: '谢谢观看', noSpeech: 0.9 };
    await room.say();
    expect(Object.fromEntries(room.counted)).toMatchObject({ silent: 1, heard: 1, 'phrases unsure': 1 });
    expect(await captionsOf(site, room.roomId)).toEqual([]);
    await room.end();
  });

  it('has one stretch in hand: one that comes meanwhile is lost, and counted', async () => {
    let answer: (() => void) | undefined;
    const speech: Speech = {
      name: 'slow',
      hear: () =>
        new Promise((resolve) => {
          answer = () => resolve({ ok: true, value: { language: 'zh', phrases: [] } });
        }),
    };
    const room = await heardRoom(hearingWith(site.deps, rooms, speech));
    const listener = site.broadcast.listeners.get(room.roomId);
    listener?.take(loud);
    listener?.take(loud);
    answer?.();
    await room.ears.settled();
    expect(Object.fromEntries(room.counted)).toMatchObject({ heard: 1, late: 1 });
    await room.end();
  });

  it('goes on as it is while the server is down; it is left alone a while, and then tried again', async () => {
    const warned: unknown[] = [];
    const log = {
      ...silentLog,
      warn: (_facts: object, text: string) => void warned.push(text),
    } as typeof silentLog;
    const feature = hearingFeature({ ...site.deps, log }, rooms, fake.url);
    const room = await heardRoom(feature);
    const before = fake.asked.length;
    fake.says = { text: '大家好' };
    fake.fault = { status: 500, body: 'no memory' };
    await room.say();
    await room.say();
    expect(fake.asked).toHaveLength(before + 1);
    expect(Object.fromEntries(room.counted)).toMatchObject({ failed: 1, paused: 1, up: 0 });
    site.clock.advance(5_000);
    fake.fault = { status: 200, body: 'nonsense' };
    await room.say();
    site.clock.advance(10_000);
    fake.fault = null;
    await room.say();
    expect(Object.fromEntries(room.counted)).toMatchObject({ failed: 2, heard: 1, up: 1 });
    expect(warned).toHaveLength(2);
    expect((await captionsOf(site, room.roomId)).map(({ text }) => text)).toEqual(['大家好']);
    await room.end();
  });

  it('is one process’s, until that is gone; of too many rooms the last go unheard', async () => {
    const first = hearingFeature(site.deps, rooms, fake.url, 1);
    const second = hearingFeature(site.deps, rooms, fake.url, 1);
    const one = await liveRoom(site);
    site.clock.advance(1_000);
    const other = await liveRoom(site);
    site.clock.advance(10_000);
    await first.ears.look();
    expect([...site.broadcast.listeners.keys()]).toEqual([one.roomId]);
    expect(Object.fromEntries(first.counted)).toMatchObject({ listened: 1, unheard: 1 });
    await second.ears.look();
    expect([...site.broadcast.listeners.keys()]).toEqual([one.roomId, other.roomId]);
    await first.stop?.();
    expect([...site.broadcast.listeners.keys()]).toEqual([other.roomId]);
    site.broadcast.listeners.get(other.roomId)?.ended('the push broke');
    site.broadcast.listeners.clear();
    await second.ears.look();
    expect([...site.broadcast.listeners.keys()], 'not at once').toEqual([]);
    site.clock.advance(5_000);
    await second.ears.look();
    expect([...site.broadcast.listeners.keys()]).toEqual([other.roomId]);
    for (const { owner, roomId } of [one, other])
      await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
    await second.ears.look();
    expect([...site.broadcast.listeners.keys()]).toEqual([]);
    await second.stop?.();
  });

  it('is heard by nobody unless a server is set', () => {
    const none: RoomSpeechFeature = roomSpeechFeature(site.deps, {
      ...{ hearing: null, keepHeard: rooms.keepHeard, listens: true },
    });
    expect(none).toEqual({ name: 'room-speech', ears: null });
  });
});
