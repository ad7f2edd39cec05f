import type { RoomAlarm } from '@kanmai/trust';
import { describe, expect, it } from 'vitest';
import { decideStep, heldUntilMs, type PastStep, type Said, stepPolicy } from './step.policy.ts';

const nowMs = 1_000_000;
const cure = (atMs = nowMs, gravity = 3): Said => ({
  ...{
    atMs,
    text: '三天根治',
    words: '根治',
    rule: 'cures',
    officialCode: 'ZH1',
    article: '第十七条',
    gravity,
  },
  suggestion: '',
});
const alarm = (intervention: RoomAlarm['intervention']): RoomAlarm => ({
  ...{ intervention, atMs: nowMs, stream: 'complaints', evidence: 20, suspicions: {} },
});
const past = (kind: PastStep['kind'], agoMs = 60_000, rule = 'words:cures'): PastStep => ({
  ...{ kind, rule, atMs: nowMs - agoMs },
});
const decide = (given: Partial<Parameters<typeof decideStep>[0]>) =>
  decideStep({
    ...{ past: [], excused: new Set(), said: [], remembered: given.said ?? [], alarm: null },
    ...{ hasPin: true, nowMs },
    ...given,
  });

describe('the next step in a room', () => {
  it('is none when nothing is wrong, or no more than wording', () => {
    expect(decide({})).toBeNull();
    expect(decide({ said: [cure(nowMs, 1)] })).toBeNull();
  });

  it('is a hint at once, each rule once', () => {
    expect(decide({ said: [cure()] })).toEqual({ kind: 'hint', rule: 'words:cures' });
    expect(decide({ alarm: alarm('hint') })).toEqual({ kind: 'hint', rule: 'rate:complaints' });
    const other = { ...cure(), rule: 'first-of-all' };
    expect(decide({ past: [past('hint', 1_000)], said: [other] })).toEqual({
      kind: 'hint',
      rule: 'words:first-of-all',
    });
  });

  it('is a hint for each rule that was heard, the gravest first, also when nothing is said any more', () => {
    const lesser = { ...cure(nowMs - 5_000, 2), rule: 'first-of-all' };
    const remembered = [lesser, cure(nowMs - 5_000)];
    expect(decide({ said: remembered })?.rule).toBe('words:cures');
    expect(decide({ remembered, past: [past('hint', 1_000)] })).toEqual({
      kind: 'hint',
      rule: 'words:first-of-all',
    });
    const both = [past('hint', 60_000), past('hint', 50_000, 'words:first-of-all')];
    expect(decide({ remembered, past: both })).toBeNull();
  });

  it('is a graver one when it is said again, one after another, with time between', () => {
    const said = [cure()];
    expect(decide({ said, past: [past('hint', 5_000)] })).toBeNull();
    expect(decide({ said, past: [past('hint')] })?.kind).toBe('unpin');
    expect(decide({ said, past: [past('hint'), past('unpin', 40_000)] })?.kind).toBe('mute');
    expect(decide({ said, past: [past('hint'), past('mute', 40_000)] })?.kind).toBe('cut');
    expect(decide({ said, past: [past('hint'), past('cut', 40_000)] })).toBeNull();
    expect(decide({ said, past: [past('hint')], hasPin: false })?.kind).toBe('mute');
  });

  it('needs lesser words to be said more often, and never ends a room by them', () => {
    const lesser = cure(nowMs, 2);
    expect(decide({ said: [lesser], past: [past('hint')] })).toBeNull();
    const thrice = [cure(nowMs - 2, 2), cure(nowMs - 1, 2), lesser];
    expect(decide({ said: [lesser], remembered: thrice, past: [past('hint')] })?.kind).toBe('unpin');
    expect(decide({ said: [lesser], remembered: thrice, past: [past('mute')] })).toBeNull();
  });

  it('goes with the evidence of rates, without skipping one', () => {
    const told = past('hint', 60_000, 'rate:complaints');
    expect(decide({ alarm: alarm('cut'), past: [told] })?.kind).toBe('unpin');
    expect(
      decide({ alarm: alarm('unpin'), past: [told, past('mute', 60_000, 'rate:complaints')] }),
    ).toBeNull();
    expect(decide({ alarm: alarm('cut'), past: [told, past('mute', 60_000, 'rate:complaints')] })?.kind).toBe(
      'cut',
    );
  });

  it('leaves alone what an operator took back here', () => {
    expect(decide({ said: [cure()], excused: new Set(['words:cures']) })).toBeNull();
    expect(decide({ alarm: alarm('hint'), excused: new Set(['rate:complaints']) })).toBeNull();
  });

  it('holds for its time', () => {
    expect(heldUntilMs('hint', nowMs)).toBeNull();
    expect(heldUntilMs('cut', nowMs)).toBeNull();
    expect(heldUntilMs('unpin', nowMs)).toBe(nowMs + stepPolicy.unpinMs);
    expect(heldUntilMs('mute', nowMs)).toBe(nowMs + stepPolicy.muteMs);
  });
});
