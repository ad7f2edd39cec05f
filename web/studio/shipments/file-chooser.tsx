import { useQueryClient } from '@tanstack/react-query';
import { Download, FileUp } from 'lucide-react';
import { type ChangeEvent, type DragEvent, useState } from 'react';
import { Button, classNames, showToast, TextArea } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { waitingOrdersQuery } from '../orders/order-queries.ts';
import { recipientOf } from '../orders/recipient-of.ts';
import { downloadCsv } from '../tables/download-csv.ts';
import { decodeText } from '../tables/read-csv.ts';
import { type FileProblem, fileBytesMax, readShipmentFile, type ShipmentLine } from './shipment-file.ts';

interface FileChooserProps {
  shopId: string;
  onRead: (lines: readonly ShipmentLine[]) => void;
}

/** A file dropped or chosen, or rows pasted; what cannot be read says why and stays. */
export function FileChooser({ shopId, onRead }: FileChooserProps) {
  const { shipments: words } = useMessages();
  const [pasted, setPasted] = useState('');
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<FileProblem | 'too-large' | null>(null);
  const read = (text: string) => {
    const file = readShipmentFile(text);
    setProblem(file.problem);
    if (file.problem === null) onRead(file.lines);
  };
  const readFile = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > fileBytesMax) setProblem('too-large');
    else read(decodeText(await file.arrayBuffer()));
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // The same file, corrected, can be chosen again.
    event.target.value = '';
    readFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    readFile(event.dataTransfer.files[0]);
  };
  return (
    <div className="flex flex-col gap-6">
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          'relative flex flex-col items-center gap-2 rounded-card border border-dashed px-4 py-8 text-center',
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
      <div className="flex flex-col gap-3">
        <TextArea
          label={words.paste}
          hint={words.pasteHint}
          rows={5}
          spellCheck={false}
          autoComplete="off"
          className="figures text-sm whitespace-pre"
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        {problem !== null && (
          <p role="alert" className="rounded-control bg-danger-wash p-3 text-sm text-danger">
            {words.fileProblems[problem]}
          </p>
        )}
        <div className="flex flex-wrap justify-between gap-2">
          <TemplateButton shopId={shopId} />
          <Button disabled={pasted.trim() === ''} onClick={() => read(pasted)}>
            {words.preview}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** The three columns with the orders that wait, the oldest first. */
function TemplateButton({ shopId }: { shopId: string }) {
  const messages = useMessages();
  const words = messages.shipments;
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { orders } = await queries.fetchQuery(waitingOrdersQuery(shopId));
      const titles = messages.orderPage;
      downloadCsv(
        'shipments',
        [
          { title: titles.columns.order, valueOf: ({ id }: { id: string }) => id },
          { title: titles.carrier, valueOf: () => '' },
          { title: titles.trackingNo, valueOf: () => '' },
          { title: titles.columns.buyer, valueOf: (order) => order.recipient },
        ],
        orders.map((order) => ({ id: order.id, recipient: recipientOf(order, messages) })),
      );
      showToast(words.templateNote(orders.length));
    } catch {
      showToast(words.templateFailed, 'danger');
    }
    setBusy(false);
  };
  return (
    <Button look="outline" icon={<Download size={16} />} busy={busy} onClick={save}>
      {words.template}
    </Button>
  );
}
