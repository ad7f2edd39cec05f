import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, showToast } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { type ClipDraft, emptyClip, readClipDraft } from './clip-draft.ts';
import { ClipFields } from './clip-fields.tsx';
import { clipsKey, createClip } from './clip-queries.ts';
import { afterUpload, giveUpUpload, useUploadJob } from './upload-job.ts';
import { UploadProgress } from './upload-progress.tsx';
import { VideoChooser } from './video-chooser.tsx';

interface UploadPanelProps {
  authorId: string;
  onClose: () => void;
  onCreated: (clipId: string) => void;
}

/** What was written for the upload under way, kept while the person looks elsewhere. */
let kept: { authorId: string; draft: ClipDraft } | null = null;

export function UploadPanel({ authorId, onClose, onCreated }: UploadPanelProps) {
  const messages = useMessages();
  const words = messages.clipPage;
  const queries = useQueryClient();
  const current = useUploadJob();
  const job = current?.authorId === authorId ? current : null;
  const [draft, setDraft] = useState(() => (kept?.authorId === authorId ? kept.draft : emptyClip));
  const change = (next: Partial<ClipDraft>) =>
    setDraft((before) => {
      kept = { authorId, draft: { ...before, ...next } };
      return kept.draft;
    });
  const create = useMutation({
    // Waits for the last byte; the page may show something else meanwhile.
    mutationFn: (publish: boolean) =>
      new Promise<string>((resolve) => afterUpload(resolve)).then((assetId) =>
        createClip({ authorId, assetId, publish, ...readClipDraft(draft) }),
      ),
    onSuccess: (clip, publish) => {
      kept = null;
      giveUpUpload();
      queries.invalidateQueries({ queryKey: clipsKey(authorId) });
      showToast(clip.state === 'published' ? words.published : publish ? words.willPublish : words.saved);
      onCreated(clip.id);
    },
  });
  const giveUp = () => {
    giveUpUpload();
    create.reset();
  };
  return (
    <SidePanel
      title={messages.uploadForm.title}
      onClose={onClose}
      footer={
        job !== null && (
          <div className="flex flex-col gap-3">
            <ProblemNotice error={create.error} />
            <div className="flex justify-end gap-3">
              <Button look="outline" disabled={create.isPending} onClick={() => create.mutate(false)}>
                {words.saveDraft}
              </Button>
              <Button look="accent" busy={create.isPending} onClick={() => create.mutate(true)}>
                {words.publishWhenReady}
              </Button>
            </div>
          </div>
        )
      }
    >
      {job === null ? <VideoChooser authorId={authorId} /> : <UploadProgress job={job} onGiveUp={giveUp} />}
      {job !== null && (
        <>
          {job.phase !== 'sent' && (
            <p className="my-4 text-sm text-soft">{messages.uploadForm.fillMeanwhile}</p>
          )}
          <div className="mt-4">
            <ClipFields authorId={authorId} draft={draft} onChange={change} disabled={create.isPending} />
          </div>
        </>
      )}
    </SidePanel>
  );
}
