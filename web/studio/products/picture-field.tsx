import { ImagePlus, Star, X } from 'lucide-react';
import { type ChangeEvent, useId, useState } from 'react';
import { problemWords } from '../../shared/desk/problem.tsx';
import { buttonClass, Spinner } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { ProductDraft } from './product-draft.ts';
import { uploadPicture } from './product-queries.ts';

type Pictures = ProductDraft['pictures'];

interface PictureFieldProps {
  shopId: string;
  pictures: Pictures;
  onChange: (edit: (before: Pictures) => Pictures) => void;
  onBusy: (busy: boolean) => void;
}

const picturesMax = 9;
const bytesMax = 8 * 1024 * 1024;

/** A product's pictures, the first one being the main one; each is uploaded as soon as it is chosen. */
export function PictureField({ shopId, pictures, onChange, onBusy }: PictureFieldProps) {
  const messages = useMessages();
  const words = messages.productForm;
  const inputId = useId();
  const [waiting, setWaiting] = useState(0);
  const [problems, setProblems] = useState<string[]>([]);
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, picturesMax - pictures.length);
    event.target.value = '';
    setProblems([]);
    setWaiting(files.length);
    onBusy(true);
    // One after another: they keep their order, and the line is not split.
    for (const file of files) {
      const problem = await addOne(file);
      if (problem !== null) setProblems((before) => [...before, problem]);
      setWaiting((before) => before - 1);
    }
    onBusy(false);
  };
  const addOne = async (file: File): Promise<string | null> => {
    if (file.size > bytesMax) return words.pictureTooBig(file.name);
    try {
      const picture = await uploadPicture(shopId, file);
      onChange((before) => (before.some(({ key }) => key === picture.key) ? before : [...before, picture]));
      return null;
    } catch (error) {
      const { title, advice } = problemWords(messages, error);
      return `${words.pictureFailed(file.name)} ${title}, ${advice}`;
    }
  };
  const room = pictures.length + waiting < picturesMax;
  return (
    <fieldset>
      <legend className="text-sm text-soft">{words.pictures}</legend>
      <ul className="mt-1 flex flex-wrap gap-2">
        {pictures.map((picture, index) => (
          <li key={picture.key} className="group relative size-20 overflow-hidden rounded-control bg-fill">
            <img src={picture.url} alt="" className="size-full object-cover" />
            {index === 0 ? (
              <span className="absolute bottom-1 start-1 rounded-full bg-glass px-2 text-xs text-on-glass">
                {words.mainPicture}
              </span>
            ) : (
              <button
                type="button"
                aria-label={words.makeFirst(index + 1)}
                title={words.makeFirst(index + 1)}
                onClick={() =>
                  onChange((before) => [picture, ...before.filter((other) => other.key !== picture.key)])
                }
                className="touchable absolute bottom-1 start-1 flex size-7 items-center justify-center rounded-full bg-glass text-on-glass"
              >
                <Star size={14} aria-hidden="true" />
              </button>
            )}
            <button
              type="button"
              aria-label={words.removePicture(index + 1)}
              title={words.removePicture(index + 1)}
              onClick={() => onChange((before) => before.filter((other) => other.key !== picture.key))}
              className="absolute end-1 top-1 flex size-7 items-center justify-center rounded-full bg-glass text-on-glass"
            >
              <X size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
        {Array.from({ length: waiting }, (_, place) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
            key={place}
            role="status"
            aria-label={words.uploadingPicture}
            className="flex size-20 items-center justify-center rounded-control bg-fill text-soft"
          >
            <Spinner />
          </li>
        ))}
      </ul>
      {room && (
        <label htmlFor={inputId} className={`mt-2 ${buttonClass('outline', 'small')} focus-within:outline-2`}>
          <ImagePlus size={16} aria-hidden="true" />
          {words.addPictures}
          <input
            id={inputId}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif"
            multiple
            onChange={add}
            disabled={waiting > 0}
            className="sr-only"
          />
        </label>
      )}
      <p className="mt-1 text-xs text-soft">{words.picturesHint}</p>
      {problems.map((problem) => (
        <p key={problem} role="alert" className="mt-1 text-xs text-danger">
          {problem}
        </p>
      ))}
    </fieldset>
  );
}
