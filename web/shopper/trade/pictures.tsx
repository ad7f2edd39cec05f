import { ImageOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { useMessages } from '../messages/index.ts';

/** Pictures side by side under the finger, with the count. */
export function Pictures({ urls, title }: { urls: readonly string[]; title: string }) {
  const m = useMessages();
  const [at, setAt] = useState(0);
  const row = useRef<HTMLDivElement>(null);
  if (urls.length === 0) {
    return (
      <div className="flex h-44 flex-col items-center justify-center gap-2 rounded-card bg-mist text-sm text-soft">
        <ImageOff size={28} />
        {m.product.noPicture}
      </div>
    );
  }
  const onScroll = () => {
    const element = row.current;
    if (element !== null) setAt(Math.round(element.scrollLeft / element.clientWidth));
  };
  return (
    <div className="relative">
      <section
        ref={row}
        aria-label={m.product.pictures}
        tabIndex={urls.length > 1 ? 0 : undefined}
        onScroll={onScroll}
        className="scrollbar-none flex snap-x snap-mandatory overflow-x-auto rounded-card bg-mist"
      >
        {urls.map((url, index) => (
          <img
            key={url}
            src={url}
            alt={`${title} · ${m.product.picture(index + 1, urls.length)}`}
            loading={index === 0 ? 'eager' : 'lazy'}
            className="aspect-[2/1] max-h-[24dvh] w-full tablet:aspect-[16/10] tablet:max-h-none shrink-0 snap-center object-cover"
          />
        ))}
      </section>
      {urls.length > 1 && (
        <span className="figures absolute right-3 bottom-3 rounded-full bg-glass px-2 text-xs leading-5 text-on-glass">
          {at + 1}/{urls.length}
        </span>
      )}
    </div>
  );
}
