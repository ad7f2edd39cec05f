import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Heart } from 'lucide-react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { latestClipsQuery } from '../clips/clip-queries.ts';
import { useMessages } from '../messages/index.ts';
import { maySell, useAuthor } from '../shell/authors.ts';

const shownMax = 6;

export function LatestClips({ authorId }: { authorId: string }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const author = useAuthor();
  const enabled = author !== undefined && maySell.publishClips(author);
  const { data } = useQuery({ ...latestClipsQuery(authorId), enabled });
  const clips = (data ?? []).filter((clip) => clip.state === 'published').slice(0, shownMax);
  if (clips.length === 0) return null;
  return (
    <PanelSection
      title={messages.homePage.latestClips}
      action={
        <Link
          to="/$authorId/clips"
          params={{ authorId }}
          search={{}}
          className="text-sm text-link hover:underline"
        >
          {messages.homePage.seeAll}
        </Link>
      }
    >
      <ul className="grid grid-cols-3 gap-2">
        {clips.map((clip) => (
          <li key={clip.id}>
            <Link
              to="/$authorId/clips"
              params={{ authorId }}
              search={{ open: clip.id }}
              aria-label={`${clip.caption || messages.homePage.noCaption}, ${messages.clipPage.likes(countText(clip.likeCount, locale))}`}
              className="relative block aspect-[3/4] overflow-hidden rounded-control bg-fill"
            >
              <img src={clip.coverUrl} alt="" loading="lazy" className="size-full object-cover" />
              <span className="figures absolute bottom-1 start-1 inline-flex items-center gap-1 rounded-full bg-glass px-2 text-xs text-on-glass">
                <Heart size={12} aria-hidden="true" />
                {countText(clip.likeCount, locale)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
