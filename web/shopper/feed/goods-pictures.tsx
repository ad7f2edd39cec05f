import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useGoodsWords } from './goods-words.ts';

export interface GoodsPicturesProps {
  urls: readonly string[];
  title: string;
  soldOut: boolean;
}

/** One picture as large as there is room, and buttons to the others: a finger over it turns the page of the feed. */
export function GoodsPictures({ urls, title, soldOut }: GoodsPicturesProps) {
  const m = useMessages();
  const [at, setAt] = useState(0);
  const url = urls[at];
  return (
    <div className="relative min-h-0 flex-1 bg-mist">
      {url === undefined ? (
        <ShoppingBag size={48} className="absolute inset-0 m-auto text-soft" aria-hidden="true" />
      ) : (
        <img src={url} alt={title} draggable={false} className="size-full object-cover" />
      )}
      {soldOut && (
        <span className="absolute inset-0 m-auto flex h-10 w-fit items-center rounded-full bg-glass px-4 text-base font-semibold text-on-glass">
          {m.product.soldOut}
        </span>
      )}
      {urls.length > 1 && <Others urls={urls} at={at} onShow={setAt} />}
    </div>
  );
}

function Others({ urls, at, onShow }: { urls: readonly string[]; at: number; onShow: (at: number) => void }) {
  const words = useGoodsWords();
  return (
    <div className="absolute inset-x-0 bottom-3 flex justify-center gap-2">
      {urls.map((url, index) => (
        <button
          key={url}
          type="button"
          aria-label={words.picture(index + 1, urls.length)}
          aria-pressed={index === at}
          onClick={() => onShow(index)}
          className={classNames(
            'size-11 overflow-hidden rounded-control border-2',
            index === at ? 'border-accent' : 'border-on-glass',
          )}
        >
          <img src={url} alt="" draggable={false} className="size-full object-cover" />
        </button>
      ))}
    </div>
  );
}
