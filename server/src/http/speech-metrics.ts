import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** The metrics of what is heard in live rooms. */
export interface SpeechMetrics {
  /** Whether the speech server answered the last time it was asked. */
  readonly state: 'up' | 'down' | 'untried';
  stretch(outcome: string): void;
  phrases(outcome: string, count: number): void;
  answered(durationMs: number): void;
  rooms(count: { readonly listened: number; readonly unheard: number }): void;
  serverIsUp(isUp: boolean): void;
}

export function createSpeechMetrics(registry: Registry): SpeechMetrics {
  const registers = [registry];
  const stretches = new Counter({
    name: 'kanmai_speech_stretches_total',
    help: 'Stretches of what is said in live rooms, by outcome: heard, silent, late, paused, failed or unkept.',
    labelNames: ['outcome'],
    registers,
  });
  const phrases = new Counter({
    name: 'kanmai_speech_phrases_total',
    help: 'Phrases that the speech server heard, by outcome: kept, unsure or foreign.',
    labelNames: ['outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'kanmai_speech_answer_seconds',
    help: 'How long the speech server took for a stretch.',
    buckets: [0.25, 0.5, 1, 2, 4, 8, 15],
    registers,
  });
  const rooms = new Gauge({
    name: 'kanmai_speech_rooms',
    help: 'Live rooms that are listened to, and those that go unheard because there are too many.',
    labelNames: ['state'],
    registers,
  });
  const up = new Gauge({
    name: 'kanmai_speech_server_up',
    help: 'Whether the speech server answered the last time it was asked.',
    registers,
  });
  let state: SpeechMetrics['state'] = 'untried';
  return {
    get state() {
      return state;
    },
    stretch: (outcome) => stretches.inc({ outcome }),
    phrases: (outcome, count) => phrases.inc({ outcome }, count),
    answered: (durationMs) => seconds.observe(durationMs / 1_000),
    rooms({ listened, unheard }) {
      rooms.set({ state: 'listened' }, listened);
      rooms.set({ state: 'unheard' }, unheard);
    },
    serverIsUp(isUp) {
      state = isUp ? 'up' : 'down';
      up.set(isUp ? 1 : 0);
    },
  };
}
