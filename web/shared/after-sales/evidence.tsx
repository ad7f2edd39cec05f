import { FileText, ImagePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '../../ui/index.ts';
import { putFile } from '../put-file.ts';
import type { CaseView } from './case-view.ts';
import { useAfterSaleWords } from './words.ts';

export const photosMax = 9;
export const photoTypes = 'image/jpeg,image/png,image/webp';

/** The photographs of both sides; one opens by itself. Operators’ are not shown before they are opened: that is logged. */
export function Evidence({ of, root, shown = true }: { of: CaseView; root: string; shown?: boolean }) {
  const words = useAfterSaleWords();
  if (of.files.length === 0) return <p className="text-sm text-soft">{words.evidenceNone}</p>;
  return (
    <ul className="flex flex-wrap gap-2">
      {of.files.map((file) => {
        const url = `${root}/${of.id}/files/${file.id}`;
        const picture = shown && file.contentType.startsWith('image/');
        const label = words.file(words.sides[file.side], file.slot);
        return (
          <li key={file.id} className="flex w-20 flex-col gap-1">
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              aria-label={label}
              className="flex size-20 items-center justify-center overflow-hidden rounded-control bg-fill"
            >
              {picture ? (
                <img src={url} alt="" loading="lazy" className="size-full object-cover" />
              ) : (
                <FileText size={24} className="text-soft" aria-hidden="true" />
              )}
            </a>
            <span className="truncate text-center text-xs text-soft">{words.sides[file.side]}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Chooses photographs. */
export function PhotoButton({
  disabled,
  onChoose,
}: {
  disabled?: boolean;
  onChoose: (files: File[]) => void;
}) {
  const words = useAfterSaleWords();
  return (
    <PhotoLabel disabled={disabled === true} onChoose={onChoose}>
      <ImagePlus size={16} aria-hidden="true" />
      {words.addPhoto}
    </PhotoLabel>
  );
}

function PhotoLabel({
  disabled,
  onChoose,
  children,
}: {
  disabled: boolean;
  onChoose: (files: File[]) => void;
  children: ReactNode;
}) {
  return (
    <label
      className={`${buttonClass('outline', 'small')} cursor-pointer self-start has-disabled:opacity-45 has-focus-visible:outline-2`}
    >
      {children}
      <input
        type="file"
        multiple
        accept={photoTypes}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
}

/** Puts photographs into the free places of a side; answers how many did not arrive. */
export async function putPhotos(
  root: string,
  of: Pick<CaseView, 'id' | 'files'>,
  side: 'buyer' | 'shop',
  files: readonly File[],
): Promise<number> {
  const taken = new Set(of.files.filter((file) => file.side === side).map((file) => file.slot));
  const free = Array.from({ length: photosMax }, (_, index) => index + 1).filter((slot) => !taken.has(slot));
  let failed = Math.max(0, files.length - free.length);
  for (const [index, file] of files.slice(0, free.length).entries()) {
    try {
      await putFile(`${root}/${of.id}/files/${free[index]}`, file);
    } catch {
      failed += 1;
    }
  }
  return failed;
}
