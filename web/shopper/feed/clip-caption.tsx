import type { ClipView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { MapPin } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** Who, and what it says: two lines that expand. */
export function ClipCaption({ clip }: { clip: ClipView }) {
  const m = useMessages();
  const [expanded, setExpanded] = useState(false);
  const [cut, setCut] = useState(false);
  const text = useRef<HTMLParagraphElement>(null);
  const tags = clip.tags.map((tag) => `#${tag}`).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured for each caption
  useLayoutEffect(() => {
    const element = text.current;
    if (element !== null && !expanded) setCut(element.scrollHeight > element.clientHeight + 2);
  }, [clip.caption, tags]);
  return (
    <div className="flex flex-col items-start gap-1 text-on-glass drop-shadow-md">
      <Link
        to={clip.author.kind === 'shop' ? '/shop/$id' : '/creator/$id'}
        params={{ id: clip.author.id }}
        className="touchable max-w-full truncate text-base font-semibold"
      >
        @{clip.author.name}
      </Link>
      {(clip.caption !== '' || tags !== '') && (
        <p
          ref={text}
          className={classNames('text-sm', expanded ? 'max-h-[40dvh] overflow-y-auto' : 'line-clamp-2')}
        >
          {clip.caption} {tags && <span className="text-on-glass-soft">{tags}</span>}
        </p>
      )}
      {clip.place !== null && (
        <p className="flex max-w-full items-center gap-1 text-xs text-on-glass-soft">
          <MapPin size={12} className="shrink-0" aria-hidden="true" />
          <span className="truncate">
            {[clip.place.name, clip.place.city].filter((part) => part !== '').join(' · ')}
          </span>
        </p>
      )}
      {cut && (
        <button
          type="button"
          aria-expanded={expanded}
          onClick={() => setExpanded(!expanded)}
          className="touchable text-sm font-semibold text-on-glass"
        >
          {expanded ? m.feed.fold : m.feed.expand}
        </button>
      )}
    </div>
  );
}
