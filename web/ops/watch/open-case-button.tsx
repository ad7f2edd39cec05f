import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWatchWords } from '../../shared/room-watch/words.ts';
import { Button } from '../../ui/index.ts';
import { OpenCaseDialog } from '../trust-cases/open-case-dialog.tsx';
import type { OpsIntervention } from './watch-queries.ts';

/** Opens a case about the part of the broadcast that a step rests on. */
export function OpenCaseButton({ one }: { one: OpsIntervention }) {
  const words = useWatchWords();
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  return (
    <>
      <Button look="outline" size="small" onClick={() => setOpening(true)}>
        {words.ops.openCase}
      </Button>
      {opening && (
        <OpenCaseDialog
          part={{ roomId: one.roomId, from: one.clip.from, until: one.clip.until }}
          onClose={() => setOpening(false)}
          onOpened={({ id }) => void navigate({ to: '/cases', search: { open: id } })}
        />
      )}
    </>
  );
}
