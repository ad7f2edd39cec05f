import type { RoomView } from '@kanmai/client';
import { Ellipsis, Heart, ShoppingBag } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useSheet } from '../feed/use-sheet.ts';
import { useIsDesk } from '../sheets/sheet-surface.tsx';
import { useLiveWords } from './live-words.ts';
import type { RoomSheetName } from './room-search.ts';

export interface RoomBarProps {
  room: RoomView;
  onLike: () => void;
  /** Where one writes. */
  children: ReactNode;
}

const round =
  'relative flex size-11 shrink-0 items-center justify-center rounded-full bg-glass text-on-glass backdrop-blur-md transition duration-quick active:scale-90';

/** Within reach of the thumb: the goods, the chat, more, and the heart. */
export function RoomBar({ room, onLike, children }: RoomBarProps) {
  const words = useLiveWords();
  const { locale } = useLocale();
  const { open } = useSheet<RoomSheetName>();
  const isDesk = useIsDesk();
  const heart = useRef<SVGSVGElement>(null);
  const like = () => {
    onLike();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    heart.current?.animate([{ scale: 1 }, { scale: 1.35 }, { scale: 1 }], { duration: 200 });
  };
  const likes = countText(room.likes, locale);
  return (
    <div className="pointer-events-auto flex items-end gap-2">
      {!isDesk && (
        <button
          type="button"
          aria-label={words.bagCount(room.goods.length)}
          onClick={() => open('bag')}
          className={round}
        >
          <ShoppingBag size={22} />
          {room.goods.length > 0 && <BarCount text={String(room.goods.length)} />}
        </button>
      )}
      {children}
      <button
        type="button"
        aria-label={words.more}
        title={words.more}
        onClick={() => open('more')}
        className={round}
      >
        <Ellipsis size={22} />
      </button>
      <button
        type="button"
        aria-label={`${words.like}, ${words.likes(likes)}`}
        onClick={like}
        className={round}
      >
        <Heart ref={heart} size={22} className="fill-accent text-accent" />
        {room.likes > 0 && <BarCount text={likes} />}
      </button>
    </div>
  );
}

function BarCount({ text }: { text: string }) {
  return (
    <span
      aria-hidden="true"
      className="figures absolute -top-1.5 start-1/2 min-w-5 rounded-full bg-ink px-1.5 text-center text-xs leading-5 font-semibold whitespace-nowrap text-paper"
    >
      {text}
    </span>
  );
}
