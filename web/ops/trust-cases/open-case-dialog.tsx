import { useState } from 'react';
import { Dialog, TextField } from '../../ui/index.ts';
import { ReasonForm } from '../case/reason-form.tsx';
import { openCase, type TrustCase, useCaseAct } from './case-queries.ts';
import { useCaseWords } from './words.ts';

interface OpenCaseDialogProps {
  /** The part of a broadcast it is about; without it, it begins with an order. */
  part?: { roomId: string; from: string; until: string };
  onClose: () => void;
  onOpened: (one: TrustCase) => void;
}

/** Opens a case about a part of a broadcast, or by an order that was placed in one. */
export function OpenCaseDialog({ part, onClose, onOpened }: OpenCaseDialogProps) {
  const words = useCaseWords();
  const [orderId, setOrderId] = useState('');
  const [missing, setMissing] = useState(false);
  const open = useCaseAct(async (summary: string) => {
    const one = await openCase({ ...(part ?? { orderId: orderId.trim() }), summary });
    onOpened(one);
    return one;
  }, words.done.open);
  const decide = (summary: string) => {
    const isMissing = part === undefined && orderId.trim() === '';
    setMissing(isMissing);
    if (!isMissing) open.mutate(summary);
  };
  return (
    <Dialog open title={part === undefined ? words.openTitle : words.open} onClose={onClose}>
      <div className="flex flex-col gap-4">
        {part === undefined && (
          <TextField
            label={words.orderId}
            hint={words.orderIdHint}
            value={orderId}
            error={missing ? words.orderIdMissing : null}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setOrderId(event.target.value)}
          />
        )}
        <ReasonForm
          label={words.open}
          effect={words.openEffect}
          busy={open.isPending}
          error={open.error}
          onDecide={decide}
        />
      </div>
    </Dialog>
  );
}
