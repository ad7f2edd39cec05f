import { type ReactNode, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, type ButtonProps, Dialog } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

interface AskButtonProps extends Pick<ButtonProps, 'look' | 'size' | 'icon' | 'className'> {
  label: string;
  title: string;
  detail: string;
  /** What the button of the dialog does; the label when it is the same. */
  act?: string;
  keep?: string;
  busy: boolean;
  error: unknown;
  /** Resolves when it is done: the dialog closes. */
  onYes: () => Promise<unknown>;
  children?: ReactNode;
}

/** A button for what cannot be taken back: it asks first, and says what will be lost. */
export function AskButton({
  label,
  title,
  detail,
  act,
  keep,
  busy,
  error,
  onYes,
  children,
  ...look
}: AskButtonProps) {
  const messages = useMessages();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button {...look} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Dialog
        open={asking}
        title={title}
        onClose={close}
        actions={
          <>
            <Button look="outline" onClick={close}>
              {keep ?? messages.cancel}
            </Button>
            <Button look="danger" busy={busy} onClick={() => onYes().then(close, () => undefined)}>
              {act ?? label}
            </Button>
          </>
        }
      >
        <p className="text-sm text-soft">{detail}</p>
        {children}
        {error !== null && error !== undefined && (
          <div className="mt-3">
            <ProblemNotice error={error} />
          </div>
        )}
      </Dialog>
    </>
  );
}
