import type { StudioClipView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../../shared/desk/copy-text.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, IconButton, showToast } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { AppealNote } from '../appeals/appeal-note.tsx';
import { useMessages } from '../messages/index.ts';
import { draftOfClip, isPreparing, readClipDraft, sameDraft } from './clip-draft.ts';
import { ClipFields } from './clip-fields.tsx';
import { changeClip, clipsKey, publishClip, removeClip } from './clip-queries.ts';
import { ClipState } from './clip-state.tsx';

interface ClipPanelProps {
  clip: StudioClipView;
  authorId: string;
  onClose: () => void;
  /** To upload another video in place of one that was refused. */
  onReplace: () => void;
}

export function ClipPanel({ clip, authorId, onClose, onReplace }: ClipPanelProps) {
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
  const mayChange = clip.state === 'draft' || clip.state === 'published';
  const publishable = clip.state === 'draft' && !refused && !clip.publishWhenReady;
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
                disabled={!dirty}
                onClick={() => save.mutate()}
              >
                {messages.save}
              </Button>
            )}
            {publishable && (
              <Button look="accent" busy={publish.isPending} onClick={() => publish.mutate()}>
                {isPreparing(clip) ? words.publishWhenReady : words.publish}
              </Button>
            )}
          </div>
        </div>
      }
    >
      <Standing clip={clip} />
      {clip.state === 'taken-down' && <AppealNote kind="clip" id={clip.id} />}
      <ClipFields
        authorId={authorId}
        draft={draft}
        disabled={!mayChange}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
    </SidePanel>
  );
}

/** The video itself, or why there is none. */
function Standing({ clip }: { clip: StudioClipView }) {
  const messages = useMessages();
  if (clip.state === 'taken-down') {
    return <Notice text={messages.clipPage.takenDown(clip.takenDownReason ?? '')} />;
  }
  if (clip.assetState === 'refused') {
    return <Notice text={messages.refusals[clip.assetRefusal ?? ''] ?? messages.refusals['other']!} />;
  }
  if (clip.assetState !== 'ready') return null;
  return (
    // biome-ignore lint/a11y/useMediaCaption: captions come with a later version
    <video
      src={clip.videoUrl}
      poster={clip.coverUrl}
      controls
      playsInline
      preload="none"
      aria-label={messages.clipPage.video}
      className="mx-auto mb-4 max-h-80 rounded-card bg-fill"
    />
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
