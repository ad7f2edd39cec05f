import { X } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../messages/index.ts';
import { readSearches, storeSearches } from './search-history.ts';

/** What was searched on this device, to be searched again or forgotten. */
export function RecentSearches({ onPick }: { onPick: (text: string) => void }) {
  const m = useMessages();
  const [searches, setSearches] = useState(readSearches);
  if (searches.length === 0) return null;
  const keep = (next: readonly string[]) => {
    storeSearches(next);
    setSearches(next);
  };
  return (
    <section aria-label={m.mall.recent} className="pb-4">
      <div className="flex items-center justify-between">
        <h2 className="text-sm font-semibold">{m.mall.recent}</h2>
        <button type="button" onClick={() => keep([])} className="h-11 ps-4 text-sm text-soft">
          {m.mall.forgetAll}
        </button>
      </div>
      <ul className="flex flex-wrap gap-2">
        {searches.map((text) => (
          <li key={text} className="flex max-w-full items-center rounded-full bg-mist">
            <button type="button" onClick={() => onPick(text)} className="h-11 truncate ps-4 pe-1 text-sm">
              {text}
            </button>
            <button
              type="button"
              aria-label={m.mall.forget(text)}
              onClick={() => keep(searches.filter((one) => one !== text))}
              className="flex size-11 shrink-0 items-center justify-center text-soft"
            >
              <X size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
