import { ImagePlus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { Spinner, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type Photo, uploadPhoto } from './review-queries.ts';
import { reviewProblem, useReviewWords } from './review-words.ts';

const photosMax = 9;

export interface PhotoFieldProps {
  photos: readonly Photo[];
  onChange: (change: (before: readonly Photo[]) => readonly Photo[]) => void;
}

/** Photos of a review: each is sent as it is chosen, one after the other. */
export function PhotoField({ photos, onChange }: PhotoFieldProps) {
  const m = useMessages();
  const words = useReviewWords();
  const id = useId();
  const [sending, setSending] = useState(0);
  const add = async (files: readonly File[]) => {
    setSending(files.length);
    for (const file of files) {
      try {
        const photo = await uploadPhoto(file);
        onChange((before) => (before.some(({ key }) => key === photo.key) ? before : [...before, photo]));
      } catch (error) {
        showToast(reviewProblem(words, m, error), 'danger');
      }
      setSending((count) => count - 1);
    }
  };
  const left = photosMax - photos.length - sending;
  return (
    <div className="flex flex-col gap-1">
      <span className="figures text-sm text-soft">{words.photos(photos.length, photosMax)}</span>
      <ul className="flex flex-wrap gap-2">
        {photos.map((photo, index) => (
          <li key={photo.key} className="relative">
            <img src={photo.url} alt="" className="size-20 rounded-control bg-fill object-cover" />
            <button
              type="button"
              aria-label={words.removePhoto(index + 1)}
              onClick={() => onChange((before) => before.filter(({ key }) => key !== photo.key))}
              className="touchable absolute end-1 top-1 flex size-6 items-center justify-center rounded-full bg-glass text-on-glass"
            >
              <X size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
        {sending > 0 && (
          <li className="flex size-20 items-center justify-center rounded-control bg-fill">
            <Spinner size={20} />
          </li>
        )}
        {left > 0 && (
          <li>
            <label
              htmlFor={id}
              className="flex size-20 cursor-pointer flex-col items-center justify-center gap-1 rounded-control border border-dashed border-line-strong text-xs text-soft has-focus-visible:outline-2 has-focus-visible:outline-link"
            >
              <ImagePlus size={20} aria-hidden="true" />
              {words.addPhoto}
              <input
                id={id}
                type="file"
                multiple
                accept="image/jpeg,image/png,image/webp,image/avif"
                className="sr-only"
                onChange={({ target }) => {
                  void add([...(target.files ?? [])].slice(0, left));
                  target.value = '';
                }}
              />
            </label>
          </li>
        )}
      </ul>
    </div>
  );
}
