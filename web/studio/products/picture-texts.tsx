import { type ReactNode, useState } from 'react';
import { TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { pictureField } from './product-advert.ts';
import type { DraftPicture } from './product-draft.ts';

interface PictureTextsProps {
  pictures: readonly DraftPicture[];
  onChange: (place: number, text: string) => void;
  /** What advertising law says of a field. */
  notesOf: (field: string) => ReactNode;
}

const lengthMax = 500;

/** What is written on each picture: read as advertising, as titles are. Open where something was written before. */
export function PictureTexts({ pictures, onChange, notesOf }: PictureTextsProps) {
  const words = useMessages().pictureWork;
  // Not closed while the last of it is taken out.
  const [open] = useState(() => pictures.some(({ text }) => text !== ''));
  if (pictures.length === 0) return null;
  return (
    <details open={open}>
      <summary className="cursor-pointer py-3 text-sm text-soft">{words.texts}</summary>
      <p className="pb-3 text-xs text-soft">{words.textsHint}</p>
      <ol className="flex flex-col gap-3">
        {pictures.map(({ key, url, text }, place) => (
          <li key={key}>
            <div className="flex items-end gap-3">
              <img src={url} alt="" className="size-11 shrink-0 rounded-control bg-fill object-cover" />
              <div className="min-w-0 flex-1">
                <TextField
                  label={words.text(place + 1)}
                  value={text}
                  maxLength={lengthMax}
                  onChange={(event) => onChange(place, event.target.value)}
                />
              </div>
            </div>
            {notesOf(pictureField(place))}
          </li>
        ))}
      </ol>
    </details>
  );
}
