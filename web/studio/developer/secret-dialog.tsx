import { Copy } from 'lucide-react';
import { copyText } from '../../shared/desk/copy-text.ts';
import { Button, Dialog, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** Shows a secret, this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const words = useMessages().developerPage;
  const copy = async () => {
    if (await copyText(secret)) showToast(words.copied);
    else showToast(words.copyFailed, 'danger');
  };
  return (
    <Dialog
      open
      title={words.secretTitle}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" icon={<Copy size={16} />} onClick={() => void copy()}>
            {words.copy}
          </Button>
          <Button onClick={onClose}>{words.secretKept}</Button>
        </>
      }
    >
      <p className="text-sm text-soft">{words.secretDetail}</p>
      <code className="mt-3 block rounded-control bg-fill p-3 text-sm break-all select-all">{secret}</code>
    </Dialog>
  );
}
