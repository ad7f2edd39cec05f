import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useModal } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';
import { useUiWords } from './words.ts';

export interface PhotoWords {
  /** Names the row of photos. */
  readonly pictures: string;
  readonly picture: (at: number, count: number) => string;
  readonly previous: string;
  readonly next: string;
}

/** Small photos in a row; one that is pressed is shown whole, with the others beside it. */
export function Photos({ urls, words }: { urls: readonly string[]; words: PhotoWords }) {
  const [at, setAt] = useState<number | null>(null);
  if (urls.length === 0) return null;
  return (
    <>
      <ul aria-label={words.pictures} className="flex flex-wrap gap-2">
        {urls.map((url, index) => (
          <li key={url}>
            <button
              type="button"
              aria-label={words.picture(index + 1, urls.length)}
              onClick={(event) => {
                event.stopPropagation();
                setAt(index);
              }}
              className="block overflow-hidden rounded-control"
            >
              <img src={url} alt="" loading="lazy" className="size-20 bg-fill object-cover" />
            </button>
          </li>
        ))}
      </ul>
      {at !== null && (
        <PhotoViewer urls={urls} at={at} words={words} onMove={setAt} onClose={() => setAt(null)} />
      )}
    </>
  );
}

interface PhotoViewerProps {
  urls: readonly string[];
  at: number;
  words: PhotoWords;
  onMove: (at: number) => void;
  onClose: () => void;
}

const swipeMin = 48;

/** One photo over everything. Arrows and swipes move, Escape closes. */
function PhotoViewer({ urls, at, words, onMove, onClose }: PhotoViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const from = useRef<number | null>(null);
  const { close } = useUiWords();
  useModal(dialog, true);
  const go = (step: number) => {
    const next = at + step;
    if (next >= 0 && next < urls.length) onMove(next);
  };
  // Out of the sheet it may be opened from, which is dragged and clicked itself.
  return createPortal(
    <dialog
      ref={dialog}
      data-stage
      aria-label={words.picture(at + 1, urls.length)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'ArrowLeft') go(-1);
        if (event.key === 'ArrowRight') go(1);
      }}
      onPointerDown={({ clientX }) => {
        from.current = clientX;
      }}
      onPointerUp={({ clientX }) => {
        const moved = clientX - (from.current ?? clientX);
        from.current = null;
        if (Math.abs(moved) >= swipeMin) go(moved < 0 ? 1 : -1);
      }}
      className="fixed inset-0 m-0 size-full max-h-none max-w-none touch-pan-y bg-paper p-0 text-ink backdrop:bg-scrim"
    >
      <div className="flex h-full flex-col pt-[var(--safe-top)] pb-[var(--safe-bottom)]">
        <div className="flex items-center justify-between ps-4 pe-1">
          <span className="figures text-sm text-soft">
            {at + 1}/{urls.length}
          </span>
          <IconButton label={close} icon={<X size={22} />} onClick={onClose} />
        </div>
        <div className="flex min-h-0 flex-1 items-center justify-center">
          <img
            src={urls[at]}
            alt={words.picture(at + 1, urls.length)}
            draggable={false}
            className="max-h-full max-w-full object-contain"
          />
        </div>
        <div className="flex h-14 items-center justify-between px-2">
          <IconButton
            label={words.previous}
            icon={<ChevronLeft size={24} />}
            disabled={at === 0}
            onClick={() => go(-1)}
          />
          <IconButton
            label={words.next}
            icon={<ChevronRight size={24} />}
            disabled={at === urls.length - 1}
            onClick={() => go(1)}
          />
        </div>
      </div>
    </dialog>,
    document.body,
  );
}
