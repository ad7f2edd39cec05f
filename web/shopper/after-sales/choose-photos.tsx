import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { PhotoButton, photosMax } from '../../shared/after-sales/evidence.tsx';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';

interface ChoosePhotosProps {
  photos: readonly File[];
  onChange: (photos: readonly File[]) => void;
}

/** Photographs that will be sent, each shown and each to be taken out again. */
export function ChoosePhotos({ photos, onChange }: ChoosePhotosProps) {
  const words = useAfterSaleWords();
  return (
    <section aria-label={words.evidence} className="flex flex-col gap-2">
      <h2 className="text-sm text-soft">{words.evidence}</h2>
      {photos.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {photos.map((photo, index) => (
            <li key={`${photo.name} ${photo.lastModified} ${photo.size}`} className="relative">
              <Thumbnail file={photo} label={words.photo(index + 1)} />
              <button
                type="button"
                aria-label={words.removePhoto(index + 1)}
                onClick={() => onChange(photos.filter((one) => one !== photo))}
                className="touchable absolute end-1 top-1 flex size-6 items-center justify-center rounded-full bg-paper text-ink"
              >
                <X size={14} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <PhotoButton
        disabled={photos.length >= photosMax}
        onChoose={(files) => onChange([...photos, ...files].slice(0, photosMax))}
      />
      <p className="text-xs text-soft">{words.photoHint(photosMax)}</p>
    </section>
  );
}

function Thumbnail({ file, label }: { file: File; label: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <span className="block size-20 overflow-hidden rounded-control bg-fill">
      {url !== null && <img src={url} alt={label} className="size-full object-cover" />}
    </span>
  );
}
