import { FileUp } from 'lucide-react';
import { type ChangeEvent, type DragEvent, useState } from 'react';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** Where a file is dropped or chosen. */
export function CatalogueDrop({ onFile }: { onFile: (file: File) => void }) {
  const { catalogueFiles: words } = useMessages();
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => file !== undefined && onFile(file);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // The same file, corrected, can be chosen again.
    event.target.value = '';
    take(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames(
        'relative flex cursor-pointer flex-col items-center gap-2 rounded-card border border-dashed px-4 py-8 text-center',
        'has-focus-visible:outline-2 has-focus-visible:outline-link',
        over ? 'border-ink bg-mist' : 'border-line-strong',
      )}
    >
      <input
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        onChange={choose}
        className="sr-only"
      />
      <FileUp size={24} aria-hidden="true" className="text-soft" />
      <span className="text-sm font-semibold">{words.dropTitle}</span>
      <span className="text-xs text-soft">{words.dropDetail}</span>
    </label>
  );
}
