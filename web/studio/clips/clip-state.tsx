import type { StudioClipView } from '@kanmai/client';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Progress } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

type Stated = Pick<
  StudioClipView,
  'state' | 'assetState' | 'assetRefusal' | 'progress' | 'publishWhenReady' | 'publishAt'
>;

/** Where a clip stands: its own state, or while its video is prepared how far that is. */
export function ClipState({ clip }: { clip: Stated }) {
  const messages = useMessages();
  const words = messages.clipPage;
  const { locale } = useLocale();
  if (clip.state === 'published') return <Badge tone="jade">{messages.clipStates['published']}</Badge>;
  if (clip.state === 'taken-down') return <Badge tone="danger">{messages.clipStates['taken-down']}</Badge>;
  if (clip.state === 'scheduled' && clip.publishAt !== null) {
    return (
      <span className="inline-flex flex-col items-start gap-1">
        <Badge tone="amber">{messages.clipStates['scheduled']}</Badge>
        <span className="figures text-xs text-soft">{absoluteTime(clip.publishAt, locale)}</span>
      </span>
    );
  }
  if (clip.state !== 'draft') return <Badge>{messages.clipStates[clip.state] ?? clip.state}</Badge>;
  if (clip.assetState === 'refused') return <Badge tone="danger">{words.refused}</Badge>;
  if (clip.assetState === 'ready' || clip.assetState === null)
    return <Badge>{messages.clipStates['draft']}</Badge>;
  const waiting = clip.assetState === 'uploaded';
  const text = waiting ? words.waiting : words.preparing(Math.round(clip.progress * 100));
  return (
    <span className="inline-flex w-36 flex-col gap-1">
      <span className="figures text-xs">{text}</span>
      <Progress share={waiting ? 0 : clip.progress} label={text} />
      {clip.publishWhenReady && <span className="text-xs text-soft">{words.publishesWhenReady}</span>}
    </span>
  );
}
