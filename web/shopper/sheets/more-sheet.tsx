import { Link } from '@tanstack/react-router';
import {
  ChevronRight,
  EyeOff,
  Flag,
  Info,
  Link2,
  SlidersHorizontal,
  ThumbsDown,
  ThumbsUp,
  UserX,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { hideClip, shareClip } from '../feed/clip-actions.ts';
import type { FeedEntry, FeedStore } from '../feed/feed-store.ts';
import { tuneByClip } from '../feed/tune-feed.ts';
import { useSheet } from '../feed/use-sheet.ts';
import { useMessages } from '../messages/index.ts';
import { ReportChoices } from './report-choices.tsx';
import { SheetSurface } from './sheet-surface.tsx';
import type { SurfaceProps } from './surface-props.ts';
import { WhyText } from './why-text.tsx';

export interface MoreSheetProps extends SurfaceProps {
  entry: FeedEntry | undefined;
  store: FeedStore;
  why: boolean;
}

/** More or less of it, not interested in three sizes, and why it is here. */
export function MoreSheet({ entry, store, why, ...surface }: MoreSheetProps) {
  const m = useMessages();
  const { open } = useSheet();
  const [reporting, setReporting] = useState(false);
  if (entry === undefined) return null;
  const { clip } = entry;
  const hide = (scope: 'item' | 'author' | 'category') => {
    surface.onClose();
    void hideClip(store, clip, scope, m);
  };
  const tune = (scope: 'author' | 'category', level: 1 | -1) => {
    surface.onClose();
    void tuneByClip(store, entry, scope, level, m);
  };
  return (
    <SheetSurface {...surface} title={why ? m.more.why : reporting ? m.report.title : m.more.title}>
      {why ? (
        <WhyText entry={entry} />
      ) : reporting ? (
        <ReportChoices
          send={(report) =>
            unwrap(
              api.POST('/api/v1/clips/{clipId}/report', {
                params: { path: { clipId: clip.id } },
                body: report,
              }),
            )
          }
          onDone={surface.onClose}
        />
      ) : (
        <div className="flex flex-col gap-4 pt-1">
          <MoreGroup label={m.choices.tune}>
            <TuneRow name={clip.author.name} onTune={(level) => tune('author', level)} />
            {clip.category !== '' && (
              <TuneRow name={clip.category} onTune={(level) => tune('category', level)} />
            )}
          </MoreGroup>
          <MoreGroup label={m.more.notInterested}>
            <MoreRow icon={<EyeOff size={20} />} text={m.more.item} onClick={() => hide('item')} />
            <MoreRow
              icon={<UserX size={20} />}
              text={m.more.author(clip.author.name)}
              onClick={() => hide('author')}
            />
            {clip.category !== '' && (
              <MoreRow
                icon={<EyeOff size={20} />}
                text={m.more.category(clip.category)}
                onClick={() => hide('category')}
              />
            )}
          </MoreGroup>
          <MoreGroup label={m.more.title}>
            <MoreRow icon={<Info size={20} />} text={m.more.why} onClick={() => open('why', clip.id)} />
            <MoreRow
              icon={<Link2 size={20} />}
              text={m.more.copyLink}
              onClick={() => void shareClip(entry, m)}
            />
            <MoreRow icon={<Flag size={20} />} text={m.report.title} onClick={() => setReporting(true)} />
            <Link to="/me/interests" className="flex h-12 items-center gap-3 px-3 text-sm">
              <SlidersHorizontal size={20} />
              <span className="flex-1">{m.more.interests}</span>
              <ChevronRight size={16} className="text-soft" />
            </Link>
          </MoreGroup>
        </div>
      )}
    </SheetSurface>
  );
}

function MoreGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label}>
      <h3 className="px-1 pb-1 text-xs text-soft">{label}</h3>
      <div className="divide-y divide-line overflow-hidden rounded-card bg-mist">{children}</div>
    </section>
  );
}

/** More or less of something, in one row. */
function TuneRow({ name, onTune }: { name: string; onTune: (level: 1 | -1) => void }) {
  const m = useMessages();
  return (
    <div className="flex h-12 items-center gap-1 ps-3 pe-1 text-sm">
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {([-1, 1] as const).map((level) => (
        <button
          key={level}
          type="button"
          aria-label={level < 0 ? m.choices.less(name) : m.choices.more(name)}
          onClick={() => onTune(level)}
          className="flex h-11 items-center gap-1 rounded-full px-3 outline-offset-[-2px] hover:bg-fill"
        >
          {level < 0 ? <ThumbsDown size={18} /> : <ThumbsUp size={18} />}
          {level < 0 ? m.choices.lessShort : m.choices.moreShort}
        </button>
      ))}
    </div>
  );
}

function MoreRow({ icon, text, onClick }: { icon: ReactNode; text: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex h-12 w-full items-center gap-3 px-3 text-start text-sm outline-offset-[-2px] hover:bg-fill"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{text}</span>
    </button>
  );
}
