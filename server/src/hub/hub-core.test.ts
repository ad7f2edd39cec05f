import { describe, expect, it } from 'vitest';
import { FakeHub, FakeTable, settled } from '../../../tests/live-hub.ts';
import { createBusMemory } from '../adapters/bus-memory.ts';

const room = 'rom_1';

describe('the frames of a room', () => {
  it('are made once: every viewer is written the same bytes', async () => {
    const hub = new FakeHub(createBusMemory());
    const viewers = await Promise.all(['psn_1', 'psn_2', 'psn_3'].map((id) => hub.enter(room, id)));
    hub.core.announced(room, hub.table.append({ pin: 1 }));
    hub.core.chat(room, 'welcome');
    await hub.pass(100);
    const last = viewers.map(({ socket }) => socket.bytes.at(-1));
    expect(last[0]).toBe(last[1]);
    expect(last[0]).toBe(last[2]);
    expect(viewers[0]?.socket.flushes.at(-1)).toMatchObject({
      m: [{ seq: 1, body: { pin: 1 } }],
      c: ['welcome'],
    });
  });

  it('tell the server’s time at hello, at each flush and when asked', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket, send } = await hub.enter(room, 'psn_1');
    expect(socket.hello).toMatchObject({ now: hub.clock.nowMs(), room, seq: 0, you: { role: 'shopper' } });
    await hub.pass(500);
    send({ t: 'time', c: 5 });
    expect(socket.frames.at(-1)).toEqual({ t: 'time', c: 5, now: hub.clock.nowMs() });
    hub.core.chat(room, 'x');
    await hub.pass(10);
    expect(socket.flushes.at(-1)?.now).toBe(hub.clock.nowMs());
  });

  it('come at once after a pause, and then not more often than the period', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket } = await hub.enter(room, 'psn_1');
    await hub.pass(3_000);
    const before = socket.flushes.length;
    for (let i = 0; i < 50; i++) {
      hub.core.chat(room, i);
      await hub.pass(10);
    }
    expect(socket.flushes.length - before).toBe(5);
    expect(socket.flushes[before]?.c).toEqual([0]);
  });

  it('bring what the host does before what others say, and a number that changed alone last', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket } = await hub.enter(room, 'psn_1');
    await hub.pass(3_000);
    hub.core.vitals(room, { left: 9 });
    await hub.pass(10);
    const before = socket.flushes.length;
    const since = () => socket.flushes.slice(before);
    hub.core.vitals(room, { left: 8 });
    await hub.pass(300);
    expect(since()).toEqual([]);
    await hub.pass(150);
    expect(since()).toMatchObject([{ v: { left: 8 } }]);
    hub.core.vitals(room, { left: 7 });
    hub.core.chat(room, 'said');
    hub.core.announced(room, hub.table.append('pinned'));
    await hub.pass(30);
    // One frame brings all that waits.
    expect(since()[1]).toMatchObject({ m: [{ seq: 1 }], c: ['said'], v: { left: 7 } });
    hub.core.chat(room, 'said later');
    await hub.pass(60);
    expect(since()).toHaveLength(2);
    hub.core.announced(room, hub.table.append('unpinned'));
    await hub.pass(10);
    expect(since()[2]).toMatchObject({ m: [{ seq: 2 }], c: ['said later'] });
  });

  it('are sent as a ping when there is nothing to tell', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket } = await hub.enter(room, 'psn_1');
    await hub.pass(3_000);
    const before = socket.flushes.length;
    await hub.pass(12_000);
    const pings = socket.flushes.slice(before);
    expect(pings).toHaveLength(1);
    expect(pings[0]).not.toHaveProperty('m');
  });

  it('do not wait when the machine’s clock is set back by an hour', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket } = await hub.enter(room, 'psn_1');
    await hub.pass(1_000);
    hub.clock.advance(-3_600_000);
    hub.core.chat(room, 'still here');
    await hub.pass(200);
    expect(socket.chat).toEqual(['still here']);
  });
});

describe('the commerce lane', () => {
  it('goes on from the number a viewer has', async () => {
    const table = new FakeTable();
    for (let i = 0; i < 700; i++) table.append(i);
    const hub = new FakeHub(createBusMemory(), table);
    const { socket } = await hub.enter(room, 'psn_1', 13);
    await hub.pass(500);
    table.append('next');
    hub.core.announced(room, table.messages[700] as never);
    await hub.pass(200);
    expect(socket.hello?.seq).toBe(13);
    expect(socket.commerce).toEqual(Array.from({ length: 688 }, (_, i) => i + 14));
  });

  it('begins with what comes next for who has no number', async () => {
    const table = new FakeTable();
    for (let i = 0; i < 5; i++) table.append(i);
    const hub = new FakeHub(createBusMemory(), table);
    const { socket } = await hub.enter(room, 'psn_1');
    expect(socket.hello?.seq).toBe(5);
    hub.core.announced(room, table.append('six'));
    await hub.pass(200);
    expect(socket.commerce).toEqual([6]);
  });

  it('tells who comes with a number that is none of ours to begin anew', async () => {
    const hub = new FakeHub(createBusMemory());
    hub.table.append('one');
    const { socket } = await hub.enter(room, 'psn_1', 99);
    expect(socket.hello).toMatchObject({ reset: true, seq: 1 });
  });

  it('gives who returns what memory has, without asking the table', async () => {
    const hub = new FakeHub(createBusMemory());
    await hub.enter(room, 'psn_0');
    for (let i = 0; i < 20; i++) hub.core.announced(room, hub.table.append(i));
    await hub.pass(1_000);
    const readsBefore = hub.table.reads;
    const returned = await Promise.all(Array.from({ length: 50 }, (_, i) => hub.enter(room, `psn_${i}`, 15)));
    for (const { socket } of returned) expect(socket.commerce).toEqual([16, 17, 18, 19, 20]);
    expect(hub.table.reads).toBe(readsBefore);
  });

  it('is filled from the table when the bus lost a message, and when it lost the last one', async () => {
    const bus = createBusMemory();
    const table = new FakeTable();
    const near = new FakeHub(bus, table, {}, 'near');
    const { socket } = await near.enter(room, 'psn_1');
    table.append('lost');
    near.core.announced(room, table.append('seen'));
    await near.pass(200);
    expect(socket.commerce).toEqual([1, 2]);
    expect(near.core.counts().gapsFilled).toBe(1);
    table.append('lost, and nothing after it');
    await near.pass(6_500);
    expect(socket.commerce).toEqual([1, 2, 3]);
  });

  it('waits for a table that is away, and keeps the order', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket } = await hub.enter(room, 'psn_1');
    hub.table.broken = true;
    hub.table.append('lost');
    hub.core.announced(room, hub.table.append('two'));
    await hub.pass(3_000);
    expect(socket.commerce).toEqual([]);
    hub.table.broken = false;
    await hub.pass(2_000);
    expect(socket.commerce).toEqual([1, 2]);
  });

  it('takes messages twice and in any order', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket } = await hub.enter(room, 'psn_1');
    const messages = [1, 2, 3, 4].map((body) => hub.table.append(body));
    for (const at of [2, 1, 3, 0, 2, 0]) hub.core.announced(room, messages[at] as never);
    await hub.pass(200);
    expect(socket.commerce).toEqual([1, 2, 3, 4]);
  });

  it('brings a long history in pages, as fast as the line takes them', async () => {
    const table = new FakeTable();
    for (let i = 0; i < 1_000; i++) table.append('x'.repeat(1_000));
    const hub = new FakeHub(createBusMemory(), table);
    const entering = hub.enter(room, 'psn_1', 0);
    const { socket } = await entering;
    socket.waiting = 1_000_000;
    await settled();
    await hub.pass(1_000);
    expect(socket.commerce.length).toBeLessThanOrEqual(400);
    socket.waiting = 0;
    await hub.pass(1_000);
    expect(socket.commerce).toEqual(Array.from({ length: 1_000 }, (_, i) => i + 1));
  });
});

describe('the chat lane', () => {
  it('is sampled under load, and tells how much was left out', async () => {
    const hub = new FakeHub(createBusMemory(), new FakeTable(), { chatPerS: 50 });
    const { socket } = await hub.enter(room, 'psn_1');
    await hub.pass(1_000);
    for (let i = 0; i < 1_000; i++) {
      hub.core.chat(room, i);
      if (i % 10 === 9) await hub.pass(10);
    }
    await hub.pass(500);
    const dropped = socket.flushes.reduce((sum, { d }) => sum + (d ?? 0), 0);
    expect(socket.chat.length + dropped).toBe(1_000);
    expect(socket.chat.length).toBeLessThan(120);
    expect([...socket.chat].sort((a, b) => Number(a) - Number(b))).toEqual(socket.chat);
    expect(hub.core.counts()).toMatchObject({ chatSpread: socket.chat.length, chatDropped: dropped });
  });

  it('never takes from commerce', async () => {
    const hub = new FakeHub(createBusMemory(), new FakeTable(), { chatPerS: 10 });
    const { socket } = await hub.enter(room, 'psn_1');
    for (let i = 0; i < 300; i++) {
      for (let j = 0; j < 20; j++) hub.core.chat(room, j);
      hub.core.announced(room, hub.table.append(i));
      await hub.pass(10);
    }
    await hub.pass(200);
    expect(socket.commerce).toHaveLength(300);
  });

  it('spreads what is said, and tells a refusal to the speaker alone', async () => {
    const hub = new FakeHub(createBusMemory());
    const speaker = await hub.enter(room, 'psn_1');
    const other = await hub.enter(room, 'psn_2');
    speaker.send({ t: 'say', id: 1, text: 'hello' });
    speaker.send({ t: 'say', id: 2, text: 'banned' });
    await hub.pass(200);
    expect(speaker.socket.frames).toContainEqual({
      t: 'said',
      id: 1,
      body: { by: 'psn_1', text: 'hello' },
    });
    expect(speaker.socket.problems).toEqual(['not-allowed']);
    expect(other.socket.chat).toEqual([{ by: 'psn_1', text: 'hello' }]);
    expect(other.socket.problems).toEqual([]);
  });

  it('answers when what hears it fails', async () => {
    const hub = new FakeHub(createBusMemory());
    hub.said = () => Promise.reject(new Error('the database is away'));
    const { socket, send } = await hub.enter(room, 'psn_1');
    send({ t: 'say', id: 1, text: 'hello' });
    await settled();
    expect(socket.problems).toEqual(['unavailable']);
  });
});

describe('vitals', () => {
  it('give the latest value alone, once a flush', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket } = await hub.enter(room, 'psn_1');
    await hub.pass(3_000);
    const before = socket.flushes.length;
    for (let likes = 1; likes <= 30; likes++) hub.core.vitals(room, { likes });
    await hub.pass(150);
    expect(socket.flushes.slice(before).map(({ v }) => v)).toEqual([{ likes: 30 }]);
    const late = await hub.enter(room, 'psn_2');
    expect(late.socket.hello?.vitals).toMatchObject({ likes: 30 });
  });

  it('count persons, not sockets', async () => {
    const hub = new FakeHub(createBusMemory());
    await hub.enter(room, 'psn_1');
    await hub.enter(room, 'psn_1');
    const { session } = await hub.enter(room, 'psn_2');
    await hub.pass(3_000);
    expect(hub.core.online(room)).toBe(2);
    session.closed(1_000);
    await hub.pass(3_000);
    expect(hub.core.online(room)).toBe(1);
  });

  it('count who watches, not who works there', async () => {
    const hub = new FakeHub(createBusMemory());
    await hub.enter(room, 'psn_1');
    const { session } = await hub.enter(room, 'psn_host', null, true);
    await hub.pass(3_000);
    expect(hub.core.online(room)).toBe(1);
    session.closed(1_000);
    await hub.pass(3_000);
    expect(hub.core.online(room)).toBe(1);
    await hub.enter(room, 'psn_host');
    await hub.pass(3_000);
    expect(hub.core.online(room)).toBe(2);
  });

  it('tell what is left of a variant (its name has a colon, which was refused: viewers were never told)', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket } = await hub.enter(room, 'psn_1');
    hub.core.vitals(room, { 'left:var_01': 4 });
    await hub.pass(1_000);
    expect(socket.flushes.flatMap(({ v }) => Object.entries(v ?? {}))).toContainEqual(['left:var_01', 4]);
  });

  it('reach who enters while they are told (the first to enter was never told what changed as the room was opened)', async () => {
    const hub = new FakeHub(createBusMemory());
    const entering = hub.enter(room, 'psn_1');
    hub.core.vitals(room, { left: 3 });
    hub.core.chat(room, 'said');
    const { socket } = await entering;
    await hub.pass(1_000);
    const told = socket.flushes.flatMap(({ v }) => Object.entries(v ?? {}));
    expect([...Object.entries(socket.hello?.vitals ?? {}), ...told]).toContainEqual(['left', 3]);
    expect(socket.flushes.flatMap(({ c }) => c ?? [])).toContain('said');
  });

  it('send away who is entering while they are told to', async () => {
    const hub = new FakeHub(createBusMemory());
    const [banned, late] = [hub.enter(room, 'psn_1'), hub.enter('rom_2', 'psn_2')];
    hub.core.expel(room, 'psn_1', { type: 'not-allowed' });
    hub.core.closeRoom('rom_2');
    const [one, two] = await Promise.all([banned, late]);
    await settled();
    expect([one, two].map(({ socket }) => socket.closed?.code)).toEqual([4403, 4410]);
  });

  it('cannot be made to count falsely', async () => {
    const hub = new FakeHub(createBusMemory());
    await hub.enter(room, 'psn_1');
    hub.core.vitals(room, { online: 1_000_000, 'no such name!': 1 });
    await hub.pass(3_000);
    expect(hub.core.online(room)).toBe(1);
    expect((await hub.enter(room, 'psn_2')).socket.hello?.vitals).toEqual({ online: 1 });
  });
});

describe('who reads slowly', () => {
  const chatting = async (hub: FakeHub, ms: number, each: () => void = () => undefined) => {
    for (let past = 0; past < ms; past += 500) {
      hub.core.chat(room, past);
      each();
      await hub.pass(500);
    }
  };

  it('is given no chat, then asked to come back; who acknowledges stays', async () => {
    const hub = new FakeHub(createBusMemory());
    const good = await hub.enter(room, 'psn_1');
    const slow = await hub.enter(room, 'psn_2');
    const ack = () => good.send({ t: 'ack', f: good.socket.flushes.at(-1)?.f ?? 0 });
    await chatting(hub, 30_000, ack);
    expect(good.socket.chat.length).toBeGreaterThan(55);
    expect(slow.socket.chat.length).toBeLessThan(45);
    expect(slow.socket.closed).toBeNull();
    hub.core.announced(room, hub.table.append('pin'));
    await chatting(hub, 20_000, ack);
    expect(slow.socket.commerce).toEqual([1]);
    expect(slow.socket.closed?.code).toBe(4008);
    expect(good.socket.closed).toBeNull();
    expect(hub.core.counts()).toMatchObject({ closedSlow: 1, viewers: 1 });
    expect(hub.left).toMatchObject([{ code: 4008 }]);
  });

  it('gets the chat again once it caught up', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket, send } = await hub.enter(room, 'psn_1');
    await chatting(hub, 30_000);
    const before = socket.chat.length;
    send({ t: 'ack', f: socket.flushes.at(-1)?.f });
    await hub.pass(1_000);
    await chatting(hub, 2_000);
    expect(socket.chat.length).toBe(before + 4);
  });

  it('is found by bytes too', async () => {
    const hub = new FakeHub(createBusMemory(), new FakeTable(), { lateBytes: 20_000, slowBytes: 60_000 });
    const { socket } = await hub.enter(room, 'psn_1');
    for (let i = 0; i < 40; i++) {
      hub.core.announced(room, hub.table.append('x'.repeat(2_000)));
      await hub.pass(200);
    }
    expect(socket.closed?.code).toBe(4008);
  });

  it('is not blamed when the server itself slept', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket } = await hub.enter(room, 'psn_1');
    await chatting(hub, 3_000);
    hub.uptime.advance(120_000);
    hub.core.sweep();
    expect(socket.closed).toBeNull();
    await chatting(hub, 50_000);
    expect(socket.closed?.code).toBe(4008);
  });

  it('stays in an idle room by acknowledging pings', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket, send } = await hub.enter(room, 'psn_1');
    for (let past = 0; past < 120_000; past += 1_000) {
      const f = socket.flushes.at(-1)?.f;
      if (f !== undefined) send({ t: 'ack', f });
      await hub.pass(1_000);
    }
    expect(socket.closed).toBeNull();
  });
});

describe('limits', () => {
  it('answer what is too long, no JSON, unknown or binary, and go on', async () => {
    const hub = new FakeHub(createBusMemory());
    const { socket, session, send } = await hub.enter(room, 'psn_1');
    send({ t: 'say', text: 'x'.repeat(10_000) });
    session.received('{');
    send({ t: 'shout' });
    send({ t: 'ack', f: 99 });
    send({ t: 'like', n: 10_000 });
    session.receivedOther();
    expect(socket.problems).toEqual([
      'body-too-large',
      'bad-request',
      'bad-request',
      'bad-request',
      'bad-request',
      'bad-request',
    ]);
    send({ t: 'say', id: 9, text: 'still here' });
    await hub.pass(200);
    expect(socket.chat).toHaveLength(1);
    expect(socket.closed).toBeNull();
  });

  it('allow a person so many messages, over all its sockets, and end a flood', async () => {
    const hub = new FakeHub(createBusMemory());
    const one = await hub.enter(room, 'psn_1');
    const two = await hub.enter(room, 'psn_1');
    for (let i = 0; i < 15; i++) for (const { send } of [one, two]) send({ t: 'like', n: 1 });
    expect(hub.liked).toBe(20);
    expect([...one.socket.problems, ...two.socket.problems]).toEqual(['too-many-requests']);
    await hub.pass(2_000);
    one.send({ t: 'like', n: 1 });
    expect(hub.liked).toBe(21);
    for (let i = 0; i < 1_000; i++) one.send({ t: 'like', n: 1 });
    expect(one.socket.closed?.code).toBe(4429);
  });

  it('let a person have five sockets, and all have their place again when they leave', async () => {
    const hub = new FakeHub(createBusMemory());
    const sockets = await Promise.all(Array.from({ length: 6 }, () => hub.enter(room, 'psn_1')));
    expect(sockets.map(({ socket }) => socket.closed?.code)).toEqual([
      ...Array.from({ length: 5 }, () => undefined),
      4429,
    ]);
    for (const { session } of sockets) session.closed(1_001);
    expect((await hub.enter(room, 'psn_1')).socket.closed).toBeNull();
    expect(hub.core.counts().viewers).toBe(1);
  });

  it('keep a full process from taking more', async () => {
    const hub = new FakeHub(createBusMemory(), new FakeTable(), { viewersMax: 2 });
    const codes = [];
    for (const id of ['psn_1', 'psn_2', 'psn_3']) codes.push((await hub.enter(room, id)).socket.closed?.code);
    expect(codes).toEqual([undefined, undefined, 4503]);
  });

  it('refuse clearly when the room cannot be read, and try again the next time', async () => {
    const hub = new FakeHub(createBusMemory());
    hub.table.broken = true;
    expect((await hub.enter(room, 'psn_1')).socket.closed).toEqual({ code: 4503, reason: 'unavailable' });
    hub.table.broken = false;
    expect((await hub.enter(room, 'psn_1')).socket.closed).toBeNull();
  });
});

describe('several processes', () => {
  const two = () => {
    const bus = createBusMemory();
    const table = new FakeTable();
    return { near: new FakeHub(bus, table, {}, 'near'), far: new FakeHub(bus, table, {}, 'far'), table };
  };
  const both = async (hubs: { near: FakeHub; far: FakeHub }, ms: number) => {
    for (let past = 0; past < ms; past += 100) {
      await hubs.near.pass(100);
      await hubs.far.pass(100);
    }
  };

  it('see one another’s commerce, chat, vitals and viewers', async () => {
    const hubs = two();
    const here = await hubs.near.enter(room, 'psn_1');
    const there = await hubs.far.enter(room, 'psn_2');
    await both(hubs, 3_000);
    here.send({ t: 'say', id: 1, text: 'hello' });
    hubs.near.core.announced(room, hubs.table.append('pin'));
    hubs.near.core.vitals(room, { likes: 7 });
    await both(hubs, 1_000);
    expect(there.socket.chat).toEqual([{ by: 'psn_1', text: 'hello' }]);
    expect(here.socket.chat).toEqual(there.socket.chat);
    expect(there.socket.commerce).toEqual([1]);
    expect(hubs.far.core.online(room)).toBe(2);
    expect(hubs.near.core.online(room)).toBe(2);
    expect((await hubs.far.enter(room, 'psn_3')).socket.hello?.vitals).toMatchObject({ likes: 7 });
  });

  it('tell a process that opens the room what it has', async () => {
    const hubs = two();
    await hubs.near.enter(room, 'psn_1');
    hubs.near.core.vitals(room, { likes: 7, stock: 3 });
    await hubs.far.enter(room, 'psn_2');
    await both(hubs, 300);
    expect((await hubs.far.enter(room, 'psn_3')).socket.hello?.vitals).toMatchObject({ likes: 7, stock: 3 });
  });

  it('count a dead process’s viewers no more', async () => {
    const hubs = two();
    await hubs.near.enter(room, 'psn_1');
    await hubs.far.enter(room, 'psn_2');
    await both(hubs, 4_000);
    expect(hubs.near.core.online(room)).toBe(2);
    await hubs.near.pass(10_000);
    expect(hubs.near.core.online(room)).toBe(1);
  });

  it('expel a person, and close a room, everywhere', async () => {
    const hubs = two();
    const here = await hubs.near.enter(room, 'psn_1');
    const there = await hubs.far.enter(room, 'psn_1');
    const other = await hubs.far.enter(room, 'psn_2');
    hubs.near.core.expel(room, 'psn_1', { type: 'not-allowed' });
    await both(hubs, 100);
    expect([here, there, other].map(({ socket }) => socket.closed?.code)).toEqual([4403, 4403, undefined]);
    expect(there.socket.problems).toEqual(['not-allowed']);
    hubs.near.core.closeRoom(room);
    await both(hubs, 100);
    expect(other.socket.closed?.code).toBe(4410);
  });

  it('are reached from one that has nobody in the room', async () => {
    const hubs = two();
    const { socket } = await hubs.far.enter(room, 'psn_1');
    hubs.near.core.announced(room, hubs.table.append('pin'));
    hubs.near.core.chat(room, 'words');
    hubs.near.core.vitals(room, { likes: 2 });
    await both(hubs, 500);
    expect(socket.commerce).toEqual([1]);
    expect(socket.chat).toEqual(['words']);
    expect(socket.flushes.some(({ v }) => v?.likes === 2)).toBe(true);
  });
});

describe('who polls', () => {
  it('is given commerce from its number, chat once, and vitals', async () => {
    const hub = new FakeHub(createBusMemory());
    for (let i = 0; i < 450; i++) hub.table.append(i);
    const first = await hub.core.messagesSince(room, 30, 0);
    expect([first.messages.length, first.seq, first.more]).toEqual([200, 230, true]);
    hub.core.chat(room, 'a');
    hub.core.vitals(room, { likes: 1 });
    const second = await hub.core.messagesSince(room, 440, first.chatAtMs);
    expect(second).toMatchObject({ seq: 450, more: false, chat: ['a'], vitals: { likes: 1 } });
    hub.core.announced(room, hub.table.append('new'));
    const third = await hub.core.messagesSince(room, second.seq, second.chatAtMs);
    expect(third.messages.map(({ seq }) => seq)).toEqual([451]);
    expect(third.chat).toEqual([]);
    expect((await hub.core.messagesSince(room, 999, 0)).seq).toBe(451);
  });
});

describe('a server that stops', () => {
  it('tells everybody to come back at another moment', async () => {
    const hub = new FakeHub(createBusMemory());
    const viewers = await Promise.all(Array.from({ length: 20 }, (_, i) => hub.enter(room, `psn_${i}`)));
    hub.core.sendAway();
    const retries = viewers.map(({ socket }) => {
      expect(socket.closed?.code).toBe(1_001);
      return (JSON.parse(socket.closed?.reason ?? '') as { retryMs: number }).retryMs;
    });
    expect(new Set(retries).size).toBeGreaterThan(15);
    expect(Math.max(...retries)).toBeLessThan(5_000);
  });
});

describe('a room that everybody left', () => {
  it('is closed after a minute, and told hooks what they want to know', async () => {
    const hub = new FakeHub(createBusMemory());
    const { session } = await hub.enter(room, 'psn_1');
    await hub.pass(2_500);
    session.closed(1_001);
    session.closed(1_001);
    expect(hub.joined).toMatchObject([{ roomId: room, personId: 'psn_1', facts: { role: 'shopper' } }]);
    expect(hub.left).toEqual([{ dwellMs: 2_500, code: 1_001 }]);
    await hub.pass(62_000);
    expect(hub.core.counts().rooms).toBe(0);
  });

  it('does not let a viewer in who left while it was opened', async () => {
    const hub = new FakeHub(createBusMemory());
    const { session } = await hub.enter(room, 'psn_0');
    session.closed(1_000);
    const opening = hub.enter('rom_2', 'psn_1');
    const { session: second } = await opening;
    second.closed(1_006);
    await hub.pass(100);
    expect(hub.core.counts().viewers).toBe(0);
  });
});
