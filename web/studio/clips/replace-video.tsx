import type { StudioClipView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { buttonClass, Progress, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { clipsKey, replaceVideo } from './clip-queries.ts';
import { tusUpload } from './tus-upload.ts';

/** Another video in place of this one: uploaded here, shown as soon as it is ready. */
export function ReplaceVideo({ clip, authorId }: { clip: StudioClipView; authorId: string }) {
  const messages = useMessages();
  const words = messages.clipWork;
  const queries = useQueryClient();
  const inputId = useId();
  const stop = useRef<AbortController | null>(null);
  const [share, setShare] = useState(0);
  useEffect(() => () => stop.current?.abort(), []);
  const replace = useMutation({
    mutationFn: async (file: File) => {
      const mine = new AbortController();
      stop.current = mine;
      setShare(0);
      const assetId = await tusUpload(file, {
        signal: mine.signal,
        onProgress: (sentBytes) => setShare(sentBytes / Math.max(1, file.size)),
      });
      return replaceVideo(clip.id, assetId);
    },
    onSuccess: () => showToast(words.replaceSent),
    onSettled: () => queries.invalidateQueries({ queryKey: clipsKey(authorId) }),
  });
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file !== undefined) replace.mutate(file);
    event.target.value = '';
  };
  const waiting = clip.nextAssetState === 'uploaded' || clip.nextAssetState === 'processing';
  const text = replace.isPending ? words.replaceSending(Math.round(share * 100)) : words.replaceWaiting;
  return (
    <section aria-label={words.replace} className="flex flex-col items-start gap-2">
      <p className="text-sm text-soft">{words.replaceDetail}</p>
      {(replace.isPending || waiting) && (
        <div className="w-full" role="status">
          <p className="figures mb-1 text-sm">{text}</p>
          <Progress share={replace.isPending ? share : clip.progress} label={text} />
        </div>
      )}
      {clip.nextAssetState === 'refused' && <p className="text-sm text-danger">{words.replaceRefused}</p>}
      <ProblemNotice error={replace.error} />
      {!replace.isPending && (
        <label htmlFor={inputId} className={`${buttonClass('outline')} focus-within:outline-2`}>
          {words.replace}
          <input id={inputId} type="file" accept="video/*,.mkv,.ts" onChange={take} className="sr-only" />
        </label>
      )}
    </section>
  );
}
