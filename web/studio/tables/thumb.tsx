import { ImageOff } from 'lucide-react';
import { useState } from 'react';

const shapes = { square: 'size-10', tall: 'h-12 w-9', large: 'size-16' };

/** A small picture in a row; its place stays when there is none. */
export function Thumb({ url, shape = 'square' }: { url: string | null; shape?: keyof typeof shapes }) {
  const [broken, setBroken] = useState(false);
  const frame = `${shapes[shape]} shrink-0 rounded-control bg-fill`;
  if (url === null || broken) {
    return (
      <span className={`${frame} flex items-center justify-center text-soft`} aria-hidden="true">
        <ImageOff size={16} />
      </span>
    );
  }
  return (
    <img
      src={url}
      alt=""
      loading="lazy"
      className={`${frame} object-cover`}
      onError={() => setBroken(true)}
    />
  );
}
