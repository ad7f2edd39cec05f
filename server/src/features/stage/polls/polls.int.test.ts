import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import { liveRoom, messagesOf, type RoomServer, roomServer } from '../../../../../tests/room-server.ts';
import { makePerson, type Person } from '../../../../../tests/trade-server.ts';
import type { PollView } from './poll.schema.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

type Refusal = { readonly code?: string; readonly field?: string };
type Id = { readonly id: string } & Refusal;

const asked = { question: '先讲哪一款', options: ['明前龙井', '雨前龙井', '都要'], seconds: 60 };
const open = (who: Person | null, roomId: string, more: object = {}) => {
  // Of two of one millisecond nobody could say which is newer.
  site.clock.advance(1);
  return site.send<Id>(who, 'POST', `/studio/rooms/${roomId}/polls`, { ...asked, ...more });
};
const vote = (who: Person | null, pollId: string, choice: number) =>
  site.send<{ choice: number } & Refusal>(who, 'POST', `/polls/${pollId}/vote`, { choice });
const close = (who: Person | null, roomId: string, pollId: string) =>
  site.send<Id>(who, 'POST', `/studio/rooms/${roomId}/polls/${pollId}/close`);
const pollOf = async (who: Person, roomId: string) =>
  (await site.send<{ items: PollView[] }>(who, 'GET', `/rooms/${roomId}/polls`)).body.items[0]!;
const people = (count: number) => Promise.all(Array.from({ length: count }, () => makePerson(site.db)));
const sweep = () => site.runJob('polls.close-all');

describe('a poll in a room', () => {
  it('takes one vote a person, is counted while it is open, and kept when it closes', async () => {
    const { owner, roomId } = await liveRoom(site);
    const { body: poll } = await open(owner, roomId);
    expect((await messagesOf(site, roomId)).at(-1)).toMatchObject({
      ...{ kind: 'poll-opened', pollId: poll.id, question: asked.question, options: asked.options },
    });
    const voters = await people(7);
    const answers = await Promise.all(
      voters.flatMap((person, at) => [vote(person, poll.id, at % 2), vote(person, poll.id, at % 2)]),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect((await vote(voters[0]!, poll.id, 2)).body.code).toBe('state-conflict');
    expect(await pollOf(voters[1]!, roomId)).toMatchObject({
      ...{ state: 'open', votes: 7, mine: 1 },
      options: [{ text: '明前龙井', votes: 4 }, { votes: 3 }, { votes: 0 }],
    });
    expect((await close(owner, roomId, poll.id)).status).toBe(200);
    expect((await close(owner, roomId, poll.id)).status).toBe(200);
    const [late] = await people(1);
    expect((await vote(late!, poll.id, 0)).body.code).toBe('poll-over');
    expect((await vote(voters[0]!, poll.id, 0)).status).toBe(200);
    expect((await messagesOf(site, roomId)).filter(({ kind }) => kind === 'poll-closed')).toMatchObject([
      { pollId: poll.id, result: [4, 3, 0] },
    ]);
    expect(await pollOf(owner, roomId)).toMatchObject({ state: 'closed', closeReason: 'host', votes: 7 });
  });

  it('tells the room how it stands', async () => {
    const { owner, roomId } = await liveRoom(site);
    const [watcher, voter] = await people(2);
    const socket = await site.socket(watcher!, roomId);
    await socket.until((frames) => frames.find(({ t }) => t === 'hello'));
    const { body: poll } = await open(owner, roomId);
    await site.polls.start?.();
    await vote(voter!, poll.id, 2);
    const told = await socket.until((frames) =>
      frames.flatMap((frame) => (frame.t === 'flush' ? (frame.v?.['poll'] ?? []) : [])).at(-1),
    );
    await site.polls.stop?.();
    expect(told).toBe(`${poll.id} 0,0,1`);
    socket.close();
  });

  it('closes by itself, and with its room, counting every vote that was taken', async () => {
    const { owner, roomId } = await liveRoom(site);
    await open(owner, roomId, { seconds: 10 });
    await sweep();
    expect((await pollOf(owner, roomId)).state).toBe('open');
    site.clock.advance(10_000);
    await Promise.all([sweep(), sweep(), site.runJobs()]);
    expect(await pollOf(owner, roomId)).toMatchObject({ state: 'closed', closeReason: 'time' });
    const { body: next } = await open(owner, roomId);
    const voters = await people(12);
    const answers = await Promise.all([
      ...voters.slice(0, 6).map((person) => vote(person, next.id, 0)),
      close(owner, roomId, next.id),
      ...voters.slice(6).map((person) => vote(person, next.id, 1)),
    ]);
    const taken = answers.filter(({ status, body }) => status === 200 && 'choice' in body).length;
    expect((await pollOf(owner, roomId)).votes).toBe(taken);
    await open(owner, roomId);
    await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
    await sweep();
    expect(await pollOf(owner, roomId)).toMatchObject({ state: 'closed', closeReason: 'room' });
    expect((await open(owner, roomId)).body.code).toBe('room-not-live');
  });

  it.each([
    ['one option', { options: ['a'] }, 400],
    ['five options', { options: ['a', 'b', 'c', 'd', 'e'] }, 400],
    ['an option twice', { options: ['a', ' a '] }, 400],
    ['nothing asked', { question: '   ' }, 400],
    ['too long a question', { question: 'x'.repeat(61) }, 400],
    ['too short a time', { seconds: 9 }, 400],
    ['too long a time', { seconds: 601 }, 400],
  ])('is refused: %s', async (_what, more, status) => {
    const { owner, roomId } = await liveRoom(site);
    expect((await open(owner, roomId, more)).status).toBe(status);
  });

  it('is one at a time, asked by who arranges the room, and answered by who does not work there', async () => {
    const { shopId, owner, roomId } = await liveRoom(site);
    const other = await shopWithOwner(site);
    const who = {
      stranger: null,
      visitor: await makePerson(site.db, { signedIn: false }),
      shopper: await makePerson(site.db),
      other: other.owner,
      clerk: await makePerson(site.db, { shops: [[shopId, 'clerk']] }),
      assistant: await makePerson(site.db, { shops: [[shopId, 'assistant']] }),
    };
    const opened: number[] = [];
    for (const one of Object.values(who)) opened.push((await open(one, roomId)).status);
    expect(opened).toEqual([401, 401, 404, 404, 404, 200]);
    expect((await open(owner, roomId)).body.code).toBe('poll-under-way');
    const { id } = await pollOf(owner, roomId);
    const voted: number[] = [];
    for (const one of Object.values(who)) voted.push((await vote(one, id, 0)).status);
    expect(voted).toEqual([401, 401, 200, 200, 200, 403]);
    expect((await vote(who.shopper, id, 3)).body).toMatchObject({ code: 'bad-request', field: 'choice' });
    const closed: number[] = [];
    for (const one of Object.values(who)) closed.push((await close(one, roomId, id)).status);
    expect(closed).toEqual([401, 401, 404, 404, 404, 200]);
    const elsewhere = await liveRoom(site);
    expect((await close(elsewhere.owner, elsewhere.roomId, id)).status).toBe(404);
  });
});
