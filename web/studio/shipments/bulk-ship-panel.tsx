import { useState } from 'react';
import { Tabs } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { FileShipping } from './file-shipping.tsx';
import { ScanShipping } from './scan-shipping.tsx';

interface BulkShipPanelProps {
  shopId: string;
  onClose: () => void;
  /** Whether something was brought that closing would lose. */
  onKept: (kept: boolean) => void;
}

const modes = ['file', 'scan'] as const;

/** Many parcels at once: from a file, or one scan after another. */
export function BulkShipPanel({ shopId, onClose, onKept }: BulkShipPanelProps) {
  const { shipments: words } = useMessages();
  const [mode, setMode] = useState<(typeof modes)[number]>('file');
  const [sending, setSending] = useState(false);
  return (
    <SidePanel title={words.title} onClose={() => sending || onClose()}>
      <div className="-mx-4 -mt-4 mb-4">
        <Tabs
          label={words.title}
          panelId="bulk-ship"
          value={mode}
          tabs={modes.map((value) => ({ value, label: words.modes[value] }))}
          onChange={(next) => {
            if (sending) return;
            onKept(false);
            setMode(next);
          }}
        />
      </div>
      <div id="bulk-ship" role="tabpanel" aria-label={words.modes[mode]}>
        {mode === 'file' ? (
          <FileShipping shopId={shopId} onKept={onKept} onSending={setSending} />
        ) : (
          <ScanShipping shopId={shopId} onKept={onKept} />
        )}
      </div>
    </SidePanel>
  );
}
