import type { StudioClipView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link2, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { copyText } from '../../shared/desk/copy-text.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, IconButton, showToast, Tabs } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { AppealNote } from '../appeals/appeal-note.tsx';
import { useMessages } from '../messages/index.ts';
import {
  type ClipDraft,
  draftOfClip,
  isPreparing,
  placeProblem,
  readClipDraft,
  sameDraft,
} from './clip-draft.ts';
import { ClipFields } from './clip-fields.tsx';
import { changeClip, clipsKey, publishClip, removeClip } from './clip-queries.ts';
import { ClipResults } from './clip-results.tsx';
import { ClipState } from './clip-state.tsx';
import { CoverField } from './cover-field.tsx';
import { MomentStrip } from './moment-strip.tsx';
import { ReplaceVideo } from './replace-video.tsx';
import { ScheduleField } from './schedule-field.tsx';

interface ClipPanelProps {
  clip: StudioClipView;
  authorId: string;
  onClose: () => void;
  /** To upload another video in place of one that was refused. */
  onReplace: () => void;
  /** Whether its results are shown instead of its words. */
  results: boolean;
  onResults: (results: boolean) => void;
}

export function ClipPanel({ clip, authorId, onClose, onReplace, results, onResults }: ClipPanelProps) {
  const messages = useMessages();
  const words = messages.clipPage;
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOfClip(clip));
  const settle = () => queries.invalidateQueries({ queryKey: clipsKey(authorId) });
  const dirty = !sameDraft(draft, draftOfClip(clip));
  const save = useMutation({
    mutationFn: () => changeClip(clip.id, readClipDraft(draft)),
    onSuccess: () => showToast(words.saved),
    onSettled: settle,
  });
  const publish = useMutation({
    mutationFn: async () => {
      if (dirty) await changeClip(clip.id, readClipDraft(draft));
      return publishClip(clip.id);
    },
    onSuccess: (published) =>
      showToast(published.state === 'published' ? words.published : words.willPublish),
    onSettled: settle,
  });
  const refused = clip.state === 'draft' && clip.assetState === 'refused';
  const unpublished = clip.state === 'draft' || clip.state === 'scheduled';
  const mayChange = unpublished || clip.state === 'published';
  const publishable = unpublished && !refused && !clip.publishWhenReady;
  const [atMs, setAtMs] = useState(0);
  const wrong = placeProblem(draft.place) !== null;
  const ready = clip.assetState === 'ready' && clip.state !== 'taken-down';
  return (
    <SidePanel
      title={clip.caption || words.noCaption}
      note={<ClipState clip={clip} />}
      onClose={onClose}
      footer={
        <div className="flex flex-col gap-3">
          <ProblemNotice error={save.error ?? publish.error} />
          <div className="flex items-center justify-end gap-3">
            <span className="me-auto flex">
              <RemoveClip clip={clip} authorId={authorId} onRemoved={onClose} />
              {clip.state === 'published' && <ShareLink url={clip.shareUrl} />}
            </span>
            {refused && <Button onClick={onReplace}>{messages.homePage.clipRefused.button}</Button>}
            {mayChange && !refused && (
              <Button
                look={publishable ? 'outline' : 'solid'}
                busy={save.isPending}
                disabled={!dirty || wrong}
                onClick={() => save.mutate()}
              >
                {messages.save}
              </Button>
            )}
            {publishable && (
              <Button
                look="accent"
                busy={publish.isPending}
                disabled={wrong}
                onClick={() => publish.mutate()}
              >
                {isPreparing(clip)
                  ? words.publishWhenReady
                  : clip.state === 'scheduled'
                    ? messages.clipWork.publishNow
                    : words.publish}
              </Button>
            )}
          </div>
        </div>
      }
    >
      {!unpublished && (
        <div className="-mx-4 mb-4">
          <Tabs
            label={clip.caption || words.noCaption}
            panelId="clip-panel"
            value={results ? 'results' : 'words'}
            tabs={[
              { value: 'words', label: messages.clipWork.words },
              { value: 'results', label: messages.clipWork.results },
            ]}
            onChange={(tab) => onResults(tab === 'results')}
          />
        </div>
      )}
      <div id="clip-panel" role={unpublished ? undefined : 'tabpanel'}>
        {results && !unpublished ? (
          <ClipResults clip={clip} />
        ) : (
          <div className="flex flex-col gap-6">
            <Standing clip={clip} authorId={authorId} draft={draft} atMs={atMs} onMoment={setAtMs} />
            {clip.state === 'taken-down' && <AppealNote kind="clip" id={clip.id} />}
            {unpublished && !refused && (
              <ScheduleField key={clip.publishAt} clip={clip} authorId={authorId} />
            )}
            <ClipFields
              authorId={authorId}
              clipId={clip.id}
              draft={draft}
              disabled={!mayChange}
              nowMs={ready ? atMs : undefined}
              onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
            />
            {mayChange && <ReplaceVideo clip={clip} authorId={authorId} />}
          </div>
        )}
      </div>
    </SidePanel>
  );
}

interface StandingProps {
  clip: StudioClipView;
  authorId: string;
  draft: ClipDraft;
  atMs: number;
  onMoment: (atMs: number) => void;
}

/** The video itself with its moments, or why there is none. */
function Standing({ clip, authorId, draft, atMs, onMoment }: StandingProps) {
  const messages = useMessages();
  const video = useRef<HTMLVideoElement>(null);
  if (clip.state === 'taken-down') {
    return <Notice text={messages.clipPage.takenDown(clip.takenDownReason ?? '')} />;
  }
  if (clip.assetState === 'refused') {
    return <Notice text={messages.refusals[clip.assetRefusal ?? ''] ?? messages.refusals['other']!} />;
  }
  if (clip.assetState !== 'ready') return null;
  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/useMediaCaption: captions come with a later version */}
      <video
        ref={video}
        key={clip.videoUrl}
        src={clip.videoUrl}
        poster={clip.coverUrl}
        controls
        playsInline
        preload="metadata"
        aria-label={messages.clipPage.video}
        onTimeUpdate={(event) => onMoment(Math.round(event.currentTarget.currentTime * 1_000))}
        className="mx-auto max-h-80 rounded-card bg-fill"
      />
      <MomentStrip
        stripUrl={clip.stripUrl}
        durationMs={clip.durationMs}
        atMs={atMs}
        label={messages.clipWork.moment}
        marks={draft.goods.map((product) => product.atMs)}
        onChange={(next) => {
          onMoment(next);
          if (video.current !== null) video.current.currentTime = next / 1_000;
        }}
      />
      <CoverField clip={clip} authorId={authorId} atMs={Math.min(atMs, clip.durationMs)} />
    </div>
  );
}

function Notice({ text }: { text: string }) {
  return <p className="mb-4 rounded-control bg-danger-wash p-3 text-sm text-danger">{text}</p>;
}

function ShareLink({ url }: { url: string }) {
  const messages = useMessages();
  return (
    <IconButton
      label={messages.clipPage.share}
      icon={<Link2 size={18} />}
      onClick={async () => {
        if (await copyText(url)) showToast(messages.copied);
        else showToast(messages.copyFailed, 'danger');
      }}
    />
  );
}

function RemoveClip({
  clip,
  authorId,
  onRemoved,
}: {
  clip: StudioClipView;
  authorId: string;
  onRemoved: () => void;
}) {
  const messages = useMessages();
  const words = messages.clipPage;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeClip(clip.id),
    onSuccess: () => {
      setAsking(false);
      showToast(words.removed);
      onRemoved();
      queries.invalidateQueries({ queryKey: clipsKey(authorId) });
    },
  });
  return (
    <>
      <IconButton label={words.remove} icon={<Trash2 size={18} />} onClick={() => setAsking(true)} />
      <Dialog
        open={asking}
        title={words.removeTitle}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="outline" onClick={() => setAsking(false)}>
              {messages.cancel}
            </Button>
            <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
              {words.remove}
            </Button>
          </>
        }
      >
        <p className="text-sm text-soft">{words.removeDetail}</p>
        {remove.error && (
          <div className="mt-3">
            <ProblemNotice error={remove.error} />
          </div>
        )}
      </Dialog>
    </>
  );
}
