import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { Speech } from '../../../ports/speech.ts';
import { createEars, type Ears } from './ears.ts';
import type { HearDeps } from './hear.service.ts';
import type { SpeechCounts } from './speech-counts.ts';
import { SpeechPause } from './speech-pause.ts';

export interface RoomSpeechDoors {
  /** Who hears, and what is told of it; null: nobody listens, and nothing here runs. */
  readonly hearing: { readonly speech: Speech; readonly counts: SpeechCounts } | null;
  readonly keepHeard: HearDeps['keepHeard'];
  /** Whether this process serves viewers and takes pushes; another one listens to nothing. */
  readonly listens: boolean;
  /** How long stretches are, in milliseconds; usually what a recogniser hears well and is still in time. */
  readonly stretch?: { readonly leastMs: number; readonly mostMs: number };
}

export interface RoomSpeechFeature extends Feature {
  /** Null where nobody listens. */
  readonly ears: Ears | null;
}

/** With what is asked, said and answered it is kept within the thirty seconds in which the watch takes captions for new. */
const usualStretch = { leastMs: 8_000, mostMs: 11_000 };

/** What is said in live rooms, written down by a machine: only where whoever runs the server has set one up. */
export function roomSpeechFeature(deps: FeatureDeps, doors: RoomSpeechDoors): RoomSpeechFeature {
  const { hearing, keepHeard, stretch = usualStretch } = doors;
  if (hearing === null || !doors.listens) return { name: 'room-speech', ears: null };
  const { speechLanguage, speechRooms } = deps.config;
  const language = speechLanguage === 'auto' ? null : speechLanguage;
  const ears = createEars(
    { deps, ...hearing, language, keepHeard, pause: new SpeechPause() },
    { ...stretch, roomsMax: speechRooms },
  );
  return {
    name: 'room-speech',
    ears,
    async open() {
      ears.open();
    },
    stop: ears.stop,
  };
}
