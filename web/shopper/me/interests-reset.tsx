import { useState } from 'react';
import { Button, Dialog } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useInterestChanges } from './use-interests.ts';

const kinds = ['keep', 'clear'] as const;

/** Starts anew, with or without what the person asked for. */
export function InterestsReset() {
  const m = useMessages();
  const { reset } = useInterestChanges();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [kind, setKind] = useState<(typeof kinds)[number]>('keep');
  const said = {
    keep: [m.choices.resetKeep, m.choices.resetKeepDetail],
    clear: [m.choices.resetClear, m.choices.resetClearDetail],
  };
  const run = async () => {
    setBusy(true);
    await reset(kind);
    setBusy(false);
    setAsking(false);
  };
  return (
    <>
      <Button look="danger" wide onClick={() => setAsking(true)}>
        {m.interests.reset}
      </Button>
      <Dialog
        open={asking}
        title={m.interests.reset}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              {m.interests.keep}
            </Button>
            <Button look="danger" busy={busy} onClick={() => void run()}>
              {m.interests.reset}
            </Button>
          </>
        }
      >
        <p className="text-sm">{m.interests.resetAsk}</p>
        <fieldset className="pt-3">
          <legend className="sr-only">{m.interests.reset}</legend>
          {kinds.map((each) => (
            <label key={each} className="flex min-h-11 items-start gap-3 py-2 text-sm">
              <input
                type="radio"
                name="reset"
                className="mt-1 size-4 accent-jade"
                checked={kind === each}
                onChange={() => setKind(each)}
              />
              <span>
                <span className="block">{said[each][0]}</span>
                <span className="block text-xs text-soft">{said[each][1]}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </Dialog>
    </>
  );
}
