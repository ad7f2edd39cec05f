import { FileText } from 'lucide-react';
import { useState } from 'react';
import { buttonClass } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

interface OpenFileProps {
  label: string;
  url: string;
  contentType: string;
}

/** A private file. It is opened by a press, not by being looked past: each opening is written to the audit log. */
export function OpenFile({ label, url, contentType }: OpenFileProps) {
  const words = useMessages().applicationPage;
  const [open, setOpen] = useState(false);
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-card border border-line p-3">
      <span className="flex items-center gap-2 text-sm">
        <FileText size={18} className="shrink-0" aria-hidden="true" />
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {contentType === 'application/pdf' ? (
          <a href={url} target="_blank" rel="noreferrer" className={buttonClass('outline', 'small')}>
            {words.openFile}
          </a>
        ) : (
          <button
            type="button"
            onClick={() => setOpen((before) => !before)}
            className={buttonClass('outline', 'small')}
          >
            {open ? words.closeFile : words.openFile}
          </button>
        )}
      </span>
      {open && (
        <img src={url} alt={label} className="max-h-[70vh] w-full rounded-control bg-fill object-contain" />
      )}
    </li>
  );
}
