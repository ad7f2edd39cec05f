import type { FeatureDeps } from '../../../feature.ts';
import type { HeardSpeech, Speech } from '../../../ports/speech.ts';
import type { CaptionLanguage, RoomsFeature } from '../rooms/index.ts';
import { captionLanguageOf, captionsOf, isSure } from './heard.policy.ts';
import type { SpeechCounts, StretchOutcome } from './speech-counts.ts';
import type { SpeechPause } from './speech-pause.ts';
import { isAudible, type Stretch } from './stretch.ts';

export interface HearDeps {
  readonly deps: Pick<FeatureDeps, 'db' | 'broadcast' | 'clock' | 'log'>;
  readonly speech: Speech;
  /** What the server is told that is spoken; null: it finds out. */
  readonly language: CaptionLanguage | null;
  readonly keepHeard: RoomsFeature['keepHeard'];
  readonly counts: SpeechCounts;
  readonly pause: SpeechPause;
}

/** Has one stretch of a room heard and kept as captions. Never throws; what goes wrong is counted, and changes nothing in the room. */
export async function hearStretch(
  given: HearDeps,
  roomId: string,
  stretch: Stretch,
  signal: AbortSignal,
): Promise<void> {
  try {
    given.counts.stretch(await outcomeOf(given, roomId, stretch, signal));
  } catch (error) {
    given.counts.stretch('unkept');
    given.deps.log.warn({ error, roomId }, 'what was heard in a room could not be kept');
  }
}

async function outcomeOf(
  given: HearDeps,
  roomId: string,
  stretch: Stretch,
  signal: AbortSignal,
): Promise<StretchOutcome> {
  const { clock } = given.deps;
  if (!isAudible(stretch)) return 'silent';
  if (!given.pause.isOver(clock.nowMs())) return 'paused';
  const askedAtMs = clock.nowMs();
  const heard = await given.speech.hear(stretch.sound, signal);
  if (signal.aborted) return 'unkept';
  if (!heard.ok) {
    noteFailure(given, heard.failure.type, heard.failure.detail);
    return 'failed';
  }
  given.counts.answered(clock.nowMs() - askedAtMs);
  noteAnswer(given);
  return keepPhrases(given, roomId, stretch, heard.value);
}

async function keepPhrases(
  { deps, language: expected, keepHeard, counts }: HearDeps,
  roomId: string,
  { startedAtMs }: Stretch,
  { language, phrases }: HeardSpeech,
): Promise<StretchOutcome> {
  const sure = phrases.filter(isSure);
  counts.phrases('unsure', phrases.length - sure.length);
  const captionLanguage = captionLanguageOf(language, expected);
  if (captionLanguage === null) {
    counts.phrases('foreign', sure.length);
    return 'heard';
  }
  const captions = captionsOf(sure, startedAtMs);
  if (captions.length === 0) return 'heard';
  const kept = await keepHeard(roomId, { language: captionLanguage, captions });
  if (!kept.ok) {
    deps.log.info({ roomId, why: kept.failure.type }, 'a room took no captions of what was heard in it');
    return 'unkept';
  }
  counts.phrases('kept', kept.value.kept);
  return 'heard';
}

/** Logged once, however long it lasts. */
function noteFailure({ deps, speech, pause, counts }: HearDeps, type: string, detail: string): void {
  counts.serverIsUp(false);
  if (pause.failed(deps.clock.nowMs()))
    deps.log.warn(
      { server: speech.name, type, detail },
      'the speech server does not hear; it is tried again',
    );
}

function noteAnswer({ deps, speech, pause, counts }: HearDeps): void {
  counts.serverIsUp(true);
  if (pause.answered()) deps.log.warn({ server: speech.name }, 'the speech server hears again');
}
