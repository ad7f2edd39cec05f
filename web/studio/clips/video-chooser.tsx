import { FileVideo } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';
import { buttonClass, classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { beginUpload } from './upload-job.ts';

/** Where a video is dropped or chosen. The server, not the name, decides what it is; this spares the obvious mistakes. */
export function VideoChooser({ authorId }: { authorId: string }) {
  const words = useMessages().uploadForm;
  const inputId = useId();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState(false);
  const take = (file: File | undefined) => {
    setOver(false);
    if (file === undefined) return;
    const isVideo = file.type.startsWith('video/') || /\.(mkv|ts|m4v|mov|mp4|webm)$/i.test(file.name);
    setWrong(!isVideo);
    if (isVideo) beginUpload(authorId, file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label={words.choose}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames(
        'flex flex-col items-center gap-3 rounded-card border border-dashed px-6 py-12 text-center',
        over ? 'border-ink bg-mist' : 'border-line-strong',
      )}
    >
      <FileVideo size={32} className="text-soft" aria-hidden="true" />
      <p className="text-sm text-soft">{words.drop}</p>
      <label htmlFor={inputId} className={`${buttonClass('solid')} focus-within:outline-2`}>
        {words.choose}
        <input
          id={inputId}
          type="file"
          accept="video/*,.mkv,.ts"
          onChange={(event) => take(event.target.files?.[0])}
          className="sr-only"
        />
      </label>
      <p className="text-xs text-soft">{words.formats}</p>
      {wrong && (
        <p role="alert" className="text-sm text-danger">
          {words.notVideo}
        </p>
      )}
    </section>
  );
}
