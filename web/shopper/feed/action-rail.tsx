import { Link } from '@tanstack/react-router';
import { Ellipsis, Heart, MessageCircle, Plus, Share2, ShoppingBag } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useCartCount } from '../trade/cart-count.ts';
import { setFollowed, setLiked, shareClip } from './clip-actions.ts';
import type { FeedEntry } from './feed-store.ts';
import { useSheet } from './use-sheet.ts';

/** Within reach of the thumb: the author, like, comment, share, bag, more. */
export function ActionRail({ entry }: { entry: FeedEntry }) {
  const m = useMessages();
  const { locale } = useLocale();
  const { open } = useSheet();
  const cartCount = useCartCount();
  const { clip } = entry;
  const count = (value: number) => countText(value, locale);
  return (
    <div className="flex w-13 flex-col items-center gap-3">
      <RailAuthor entry={entry} />
      <RailButton
        label={clip.liked ? m.feed.unlike : m.feed.likes(count(clip.likeCount))}
        pressed={clip.liked}
        icon={
          <Heart size={30} className={classNames('rail-icon', clip.liked && 'fill-accent text-accent')} />
        }
        text={count(clip.likeCount)}
        onClick={() => void setLiked(clip, !clip.liked, m)}
      />
      <RailButton
        label={m.feed.commentsCount(count(clip.commentCount))}
        icon={<MessageCircle size={29} />}
        text={count(clip.commentCount)}
        onClick={() => open('comments', clip.id)}
      />
      <RailButton
        label={m.feed.shares(count(clip.shareCount))}
        icon={<Share2 size={27} />}
        text={count(clip.shareCount)}
        onClick={() => void shareClip(entry, m)}
      />
      <RailButton
        label={m.feed.cartCount(cartCount)}
        icon={<ShoppingBag size={28} />}
        text={cartCount > 0 ? count(cartCount) : ''}
        onClick={() => open('cart')}
      />
      <RailButton label={m.feed.more} icon={<Ellipsis size={26} />} onClick={() => open('more', clip.id)} />
    </div>
  );
}

interface RailButtonProps {
  label: string;
  icon: ReactNode;
  text?: string;
  pressed?: boolean;
  onClick: () => void;
}

function RailButton({ label, icon, text, pressed, onClick }: RailButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
      className="flex min-h-11 w-13 flex-col items-center justify-center gap-0.5 text-on-glass drop-shadow-md transition duration-quick active:scale-90"
    >
      {icon}
      {text !== undefined && <span className="figures h-4 text-xs leading-4 font-medium">{text}</span>}
    </button>
  );
}

function RailAuthor({ entry }: { entry: FeedEntry }) {
  const m = useMessages();
  const { author } = entry.clip;
  const home = author.kind === 'shop' ? '/shop/$id' : '/creator/$id';
  return (
    <div className="relative mb-2 flex h-14 flex-col items-center">
      <Link
        to={home}
        params={{ id: author.id }}
        aria-label={m.feed.homeOf(author.name)}
        className="rounded-full border-2 border-on-glass"
      >
        <Avatar name={author.name} url={author.avatarUrl} size="large" />
      </Link>
      {!author.followed && (
        <button
          type="button"
          aria-label={`${m.feed.follow} ${author.name}`}
          onClick={() => void setFollowed(author, true, m)}
          className="touchable absolute! bottom-0 flex size-6 items-center justify-center rounded-full bg-accent text-on-accent"
        >
          <Plus size={16} strokeWidth={3} />
        </button>
      )}
    </div>
  );
}
