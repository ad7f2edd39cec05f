import { useQuery } from '@tanstack/react-query';
import { Pause, Play, X } from 'lucide-react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { IconButton, Progress } from '../../ui/index.ts';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { assetQuery } from './clip-queries.ts';
import { pauseUpload, resumeUpload, type UploadJob } from './upload-job.ts';

/** A file on its way: sending, then being prepared; paused, resumed and given up here. */
export function UploadProgress({ job, onGiveUp }: { job: UploadJob; onGiveUp: () => void }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.uploadForm;
  const asset = useQuery(assetQuery(job.assetId)).data;
  const { text, share } = stand(job, asset, messages);
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const refusal =
    asset?.state === 'refused'
      ? (messages.refusals[asset.refusal ?? ''] ?? messages.refusals['other'])
      : null;
  return (
    <section aria-label={job.file.name} className="rounded-card border border-line p-4">
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1">
          <span className="block truncate text-sm font-semibold">{job.file.name}</span>
          <span className="figures block text-xs text-soft">{size.format(job.file.size / 1_000_000)}</span>
        </p>
        {(job.phase === 'sending' || job.phase === 'waiting') && (
          <IconButton label={words.pause} icon={<Pause size={18} />} onClick={pauseUpload} />
        )}
        {(job.phase === 'paused' || job.phase === 'failed') && (
          <IconButton label={words.resume} icon={<Play size={18} />} onClick={resumeUpload} />
        )}
        <IconButton label={words.giveUp} icon={<X size={18} />} onClick={onGiveUp} className="-me-2" />
      </div>
      <div className="mt-2">
        <Progress share={share} label={text} />
      </div>
      <p className="figures mt-2 text-xs text-soft" aria-live="polite">
        {text}
        {job.resumed && job.phase === 'sending' && <span className="ms-2">{words.resumed}</span>}
      </p>
      {job.phase === 'failed' && (
        <div className="mt-3">
          <ProblemNotice error={job.error} />
        </div>
      )}
      {refusal && (
        <p role="alert" className="mt-3 rounded-control bg-danger-wash p-3 text-sm text-danger">
          {refusal}
        </p>
      )}
    </section>
  );
}

function stand(
  job: UploadJob,
  asset: { state: string; progress: number } | undefined,
  { uploadForm: words, clipPage }: StudioMessages,
): { text: string; share: number | null } {
  const sent = job.file.size === 0 ? 0 : job.sentBytes / job.file.size;
  const percent = Math.floor(sent * 100);
  if (job.phase === 'waiting') return { text: words.waitingForLine, share: sent };
  if (job.phase === 'paused') return { text: words.paused(percent), share: sent };
  if (job.phase === 'failed') return { text: words.failed, share: sent };
  if (job.phase === 'sending') return { text: words.uploading(percent), share: sent };
  if (asset?.state === 'ready') return { text: words.ready, share: 1 };
  if (asset?.state === 'refused') return { text: clipPage.refused, share: 1 };
  if (asset?.state === 'processing')
    return { text: words.preparing(Math.round(asset.progress * 100)), share: asset.progress };
  return { text: words.uploaded, share: null };
}
