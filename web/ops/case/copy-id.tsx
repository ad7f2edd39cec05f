import { Copy } from 'lucide-react';
import { copyText } from '../../shared/desk/copy-text.ts';
import { showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** An id, ready to be copied into a search or a letter. */
export function CopyId({ id }: { id: string }) {
  const messages = useMessages();
  return (
    <button
      type="button"
      title={messages.copyId}
      onClick={async () => {
        if (await copyText(id)) showToast(messages.copied);
        else showToast(messages.copyFailed, 'danger');
      }}
      className="touchable inline-flex max-w-full items-center gap-1 text-xs text-soft hover:text-ink"
    >
      <code className="truncate">{id}</code>
      <Copy size={12} className="shrink-0" aria-label={messages.copyId} />
    </button>
  );
}
