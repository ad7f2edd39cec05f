import { Pause, Play } from 'lucide-react';
import { memo, useRef } from 'react';
import { useTap } from '../../player/index.ts';
import { useMessages } from '../messages/index.ts';
import { ActionRail } from './action-rail.tsx';
import { setLiked } from './clip-actions.ts';
import { ClipCaption } from './clip-caption.tsx';
import { recordStep } from './feed-events.ts';
import type { FeedEntry } from './feed-store.ts';
import { Hearts, type HeartsHandle } from './hearts.tsx';
import { ProductChip } from './product-chip.tsx';
import { setSoundOn, soundIsOn } from './sound.ts';
import { useSheet } from './use-sheet.ts';

export interface ClipOverlayProps {
  entry: FeedEntry;
  paused: boolean;
  broken: boolean;
  onPause: (paused: boolean) => void;
  onHold: (held: boolean) => void;
}

/** What floats over a clip. Drawn anew only when something of its clip changed, not with every turn of the page. */
export const ClipOverlay = memo(function ClipOverlay({
  entry,
  paused,
  broken,
  onPause,
  onHold,
}: ClipOverlayProps) {
  const m = useMessages();
  const { open } = useSheet();
  const hearts = useRef<HeartsHandle>(null);
  const area = useRef<HTMLDivElement>(null);
  const tap = useTap({
    // The first tap is for sound; from then on a tap pauses.
    onTap: () => (soundIsOn() ? onPause(!paused) : setSoundOn(true)),
    onDoubleTap: (x, y) => {
      const box = area.current?.getBoundingClientRect();
      hearts.current?.pop(x - (box?.left ?? 0), y - (box?.top ?? 0));
      void setLiked(entry.clip, true, m);
    },
    onHold,
  });
  return (
    <div ref={area} className="clip-over absolute inset-0">
      <div className="clip-shade pointer-events-none absolute inset-0" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: fingers only; keys and buttons do the same */}
      <div
        {...tap}
        onContextMenu={(event) => {
          event.preventDefault();
          if (event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'mouse')
            open('more', entry.clip.id);
        }}
        className="absolute inset-0"
      />
      <button
        type="button"
        onClick={() => onPause(!paused)}
        className={
          paused
            ? 'absolute inset-0 m-auto flex size-18 items-center justify-center rounded-full bg-glass text-on-glass'
            : 'sr-only focus-visible:not-sr-only focus-visible:absolute focus-visible:inset-0 focus-visible:m-auto focus-visible:flex focus-visible:size-18 focus-visible:items-center focus-visible:justify-center focus-visible:rounded-full focus-visible:bg-glass'
        }
        aria-label={paused ? m.feed.play : m.feed.pause}
      >
        {paused ? <Play size={34} className="fill-current" /> : <Pause size={34} className="fill-current" />}
      </button>
      {broken && (
        <p role="status" className="absolute inset-x-8 top-1/3 rounded-card bg-glass p-3 text-center text-sm">
          {m.feed.broken}
        </p>
      )}
      <div className="pointer-events-none absolute inset-x-0 bottom-[calc(var(--tabs-height)+var(--safe-bottom)+12px)] flex items-end gap-3 ps-3 pe-1.5 desk:bottom-4">
        <div className="flex min-w-0 flex-1 flex-col gap-2 *:pointer-events-auto">
          <ClipCaption key={entry.clip.id} clip={entry.clip} />
          <ProductChip
            clip={entry.clip}
            onOpen={(productId) => {
              recordStep(entry, { kind: 'product-open', productId });
              open('product', productId);
            }}
          />
        </div>
        <div className="pointer-events-auto">
          <ActionRail entry={entry} />
        </div>
      </div>
      <Hearts ref={hearts} />
    </div>
  );
});
