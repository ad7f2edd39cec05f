import type { StudioClipView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useId } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { durationText } from '../../shared/format.ts';
import { Button, buttonClass } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { uploadPicture } from '../products/product-queries.ts';
import { chooseCover, clipsKey } from './clip-queries.ts';

interface CoverFieldProps {
  clip: StudioClipView;
  authorId: string;
  atMs: number;
}

/** The clip's cover: the picture at the moment chosen above, a picture of one's own, or the one made with the video. */
export function CoverField({ clip, authorId, atMs }: CoverFieldProps) {
  const words = useMessages().clipWork;
  const queries = useQueryClient();
  const inputId = useId();
  const choose = useMutation({
    mutationFn: async (wish: { atMs: number } | { pictureKey: null } | { file: File }) =>
      chooseCover(
        clip.id,
        'file' in wish ? { pictureKey: (await uploadPicture(authorId, wish.file)).key } : wish,
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: clipsKey(authorId) }),
  });
  const takeFile = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file !== undefined) choose.mutate({ file });
    event.target.value = '';
  };
  const making = clip.coverWantedMs !== null;
  return (
    <section aria-label={words.cover} className="flex gap-3">
      <img
        key={clip.coverUrl}
        src={clip.coverUrl}
        alt={words.cover}
        className="h-24 w-[54px] shrink-0 rounded-control bg-fill object-cover"
      />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-2">
        <p className="text-sm text-soft" role="status">
          {making
            ? words.coverMaking
            : clip.coverAtMs !== null
              ? words.coverAt(durationText(clip.coverAtMs))
              : clip.ownCover
                ? words.coverOwn
                : words.coverMade}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button
            look="outline"
            size="small"
            busy={choose.isPending || making}
            onClick={() => choose.mutate({ atMs })}
          >
            {words.coverUse(durationText(atMs))}
          </Button>
          {authorId.startsWith('shp_') && (
            <label htmlFor={inputId} className={`${buttonClass('outline', 'small')} focus-within:outline-2`}>
              {words.coverUpload}
              <input
                id={inputId}
                type="file"
                accept="image/jpeg,image/png,image/webp,image/avif"
                onChange={takeFile}
                className="sr-only"
              />
            </label>
          )}
          {clip.ownCover && !making && (
            <Button look="quiet" size="small" onClick={() => choose.mutate({ pictureKey: null })}>
              {words.coverBack}
            </Button>
          )}
        </div>
        <ProblemNotice error={choose.error} />
      </div>
    </section>
  );
}
