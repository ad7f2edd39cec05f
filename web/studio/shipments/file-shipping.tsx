import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Progress } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { waitingOrdersQuery } from '../orders/order-queries.ts';
import { recipientOf } from '../orders/recipient-of.ts';
import { downloadCsv } from '../tables/download-csv.ts';
import { FileChooser } from './file-chooser.tsx';
import type { ShipmentLine } from './shipment-file.ts';
import { LineTable } from './shipment-lines.tsx';
import { reasonOf, type SentLine, tallyOf } from './shipment-outcome.ts';
import { useSending } from './use-sending.ts';

interface FileShippingProps {
  shopId: string;
  onKept: (kept: boolean) => void;
  onSending: (sending: boolean) => void;
}

/** A file is chosen, looked at, sent, and answered line by line. */
export function FileShipping({ shopId, onKept, onSending }: FileShippingProps) {
  const [lines, setLines] = useState<readonly ShipmentLine[] | null>(null);
  const choose = (next: readonly ShipmentLine[] | null) => {
    onKept(next !== null);
    setLines(next);
  };
  if (lines === null) return <FileChooser shopId={shopId} onRead={choose} />;
  return (
    <Preview
      shopId={shopId}
      lines={lines}
      onAnother={() => choose(null)}
      onSending={onSending}
      onDone={() => onKept(false)}
    />
  );
}

interface PreviewProps {
  shopId: string;
  lines: readonly ShipmentLine[];
  onAnother: () => void;
  onSending: (sending: boolean) => void;
  onDone: () => void;
}

function Preview({ shopId, lines, onAnother, onSending, onDone }: PreviewProps) {
  const messages = useMessages();
  const { shipments: words } = messages;
  const ready = useMemo(() => lines.filter(({ problem }) => problem === null), [lines]);
  const waiting = useQuery(waitingOrdersQuery(shopId));
  // Whose order it is stays known when the order no longer waits.
  const names = useRef(new Map<string, string>());
  for (const order of waiting.data?.orders ?? []) names.current.set(order.id, recipientOf(order, messages));
  const run = useSending(shopId, ready, { onSending, onDone });
  const sent: SentLine[] = lines.map((line) => ({ ...line, result: run.results.get(line.line) }));
  const left = ready.filter(({ line }) => !run.results.has(line));
  const tally = tallyOf(sent);
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-sm font-semibold">
        {run.results.size > 0 && !run.busy
          ? words.doneTitle(tally.shipped, tally.already, tally.refused)
          : words.summary(ready.length, lines.length - ready.length)}
      </p>
      {run.busy && (
        <div className="flex flex-col gap-2">
          <Progress
            share={run.results.size / ready.length}
            label={words.sending(run.results.size, ready.length)}
          />
          <p className="figures text-xs text-soft">
            {run.stopping ? words.stopping : words.sending(run.results.size, ready.length)}
          </p>
        </div>
      )}
      <ProblemNotice error={run.error} />
      <div className="flex flex-wrap gap-2">
        {run.busy ? (
          <Button look="outline" onClick={run.stop} disabled={run.stopping}>
            {words.stop}
          </Button>
        ) : (
          <>
            {left.length > 0 && (
              <Button look="accent" onClick={() => run.send(left)}>
                {run.results.size === 0 ? words.send(left.length) : words.sendRest(left.length)}
              </Button>
            )}
            {run.results.size > 0 && tally.refused > 0 && <RefusedButton sent={sent} />}
            <Button look="outline" onClick={onAnother}>
              {words.another}
            </Button>
          </>
        )}
      </div>
      <LineTable lines={sent} nameOf={(orderId) => names.current.get(orderId)} />
    </div>
  );
}

/** What was not shipped, in the columns of the template, so that it can be corrected and brought again. */
function RefusedButton({ sent }: { sent: readonly SentLine[] }) {
  const messages = useMessages();
  const words = messages.shipments;
  const refused = sent.filter(({ problem, result }) => problem !== null || result?.outcome === 'refused');
  const save = () =>
    downloadCsv(
      'shipments-refused',
      [
        { title: messages.orderPage.columns.order, valueOf: (line: SentLine) => line.orderId },
        { title: messages.orderPage.carrier, valueOf: (line: SentLine) => line.carrier },
        { title: messages.orderPage.trackingNo, valueOf: (line: SentLine) => line.trackingNo },
        { title: messages.parcelDesk.sku, valueOf: (line: SentLine) => line.sku },
        { title: messages.parcelDesk.quantity, valueOf: (line: SentLine) => line.quantity },
        { title: words.columns.line, valueOf: (line: SentLine) => line.line },
        { title: words.reason, valueOf: (line: SentLine) => reasonOf(line, words) },
      ],
      refused,
    );
  return (
    <Button look="outline" icon={<Download size={16} />} onClick={save}>
      {words.refusedCsv}
    </Button>
  );
}
