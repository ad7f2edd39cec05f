import { ImagePlus } from 'lucide-react';
import { type ChangeEvent, lazy, Suspense, useId, useState } from 'react';
import { problemWords } from '../../shared/desk/problem.tsx';
import { buttonClass, classNames, Spinner } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { movedTo } from './picture-order.ts';
import type { ProductDraft } from './product-draft.ts';
import { uploadPicture } from './product-queries.ts';
import { useDragOrder } from './use-drag-order.ts';

const PictureDialog = lazy(() => import('./picture-dialog.tsx'));

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
  const [openKey, setOpenKey] = useState<string | null>(null);
  const openAt = pictures.findIndex(({ key }) => key === openKey);
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
      const picture = { ...(await uploadPicture(shopId, file)), text: '' };
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
      <PictureTiles
        pictures={pictures}
        waiting={waiting}
        onOpen={setOpenKey}
        onMove={(from, to) => onChange((before) => movedTo(before, from, to))}
      />
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
      {pictures.length > 0 && <p className="mt-1 text-xs text-soft">{messages.pictureWork.orderHint}</p>}
      {problems.map((problem) => (
        <p key={problem} role="alert" className="mt-1 text-xs text-danger">
          {problem}
        </p>
      ))}
      {openAt !== -1 && (
        <Suspense fallback={null}>
          <PictureDialog
            key={openKey}
            shopId={shopId}
            pictures={pictures}
            at={openAt}
            onMove={(to) => onChange((before) => movedTo(before, openAt, to))}
            onRemove={() => {
              setOpenKey(null);
              onChange((before) => before.filter(({ key }) => key !== openKey));
            }}
            onCropped={(picture) => {
              setOpenKey(null);
              // The same part of the same picture is the same picture: it stays once.
              onChange((before) =>
                before
                  .filter(({ key }) => key !== picture.key)
                  // What is written on it stays to be read: a part may show less of it, never more.
                  .map((other) => (other.key === openKey ? { ...picture, text: other.text } : other)),
              );
            }}
            onClose={() => setOpenKey(null)}
          />
        </Suspense>
      )}
    </fieldset>
  );
}

interface PictureTilesProps {
  pictures: Pictures;
  waiting: number;
  onOpen: (key: string) => void;
  onMove: (from: number, to: number) => void;
}

function PictureTiles({ pictures, waiting, onOpen, onMove }: PictureTilesProps) {
  const messages = useMessages();
  const words = messages.pictureWork;
  const [told, setTold] = useState('');
  const order = useDragOrder<HTMLUListElement>((from, to) => {
    onMove(from, to);
    setTold(words.moved(Math.max(0, Math.min(to, pictures.length - 1)) + 1, pictures.length));
  });
  return (
    <>
      <ul ref={order.list} className="mt-1 flex flex-wrap gap-2" {...order.props}>
        {pictures.map((picture, index) => (
          <li key={picture.key} data-place={index}>
            <button
              type="button"
              aria-label={words.open(index + 1, pictures.length)}
              onClick={() => order.isDragging() || onOpen(picture.key)}
              className={classNames(
                'relative block size-20 cursor-grab overflow-hidden rounded-control bg-fill select-none',
                order.movingAt === index && 'cursor-grabbing opacity-60 outline-2 outline-ink',
              )}
            >
              <img src={picture.url} alt="" draggable={false} className="size-full object-cover" />
              {index === 0 && (
                <span className="absolute bottom-1 start-1 rounded-full bg-glass px-2 text-xs text-on-glass">
                  {messages.productForm.mainPicture}
                </span>
              )}
            </button>
          </li>
        ))}
        {Array.from({ length: waiting }, (_, place) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
            key={place}
            role="status"
            aria-label={messages.productForm.uploadingPicture}
            className="flex size-20 items-center justify-center rounded-control bg-fill text-soft"
          >
            <Spinner />
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {told}
      </p>
    </>
  );
}
