import { useEffect, useState } from 'react';
import { setSoundOn } from '../feed/sound.ts';
import { onBetterLine } from './better-line.ts';

/** Whether a viewer only listens, and why. */
export interface AudioOnly {
  readonly audioOnly: boolean;
  /** The line was too slow for the picture: nobody chose it. */
  readonly wasSlow: boolean;
  /** The viewer wants it so. Who wants the picture keeps it, whatever the line is like. */
  choose(audioOnly: boolean): void;
  /** The line does not carry the picture: the sound takes its place until the line is better, or the viewer says so. */
  giveWay(): void;
}

export function useAudioOnly(atFirst: boolean): AudioOnly {
  const [shown, setShown] = useState<'picture' | 'chosen-sound' | 'slow-sound'>(
    atFirst ? 'chosen-sound' : 'picture',
  );
  const [insists, setInsists] = useState(false);
  useEffect(() => (shown === 'slow-sound' ? onBetterLine(() => setShown('picture')) : undefined), [shown]);
  return {
    audioOnly: shown !== 'picture',
    wasSlow: shown === 'slow-sound',
    choose(audioOnly) {
      // Who wants to listen hears something.
      if (audioOnly) setSoundOn(true);
      else setInsists(true);
      setShown(audioOnly ? 'chosen-sound' : 'picture');
    },
    giveWay() {
      if (!insists) setShown('slow-sound');
    },
  };
}
