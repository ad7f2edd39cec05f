import { Copy } from 'lucide-react';
import { copyText } from '../../shared/desk/copy-text.ts';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { groupedCode } from '../../shared/inspections/grouped-code.ts';
import type { OrderInspection as Inspection } from '../../shared/inspections/inspection-view.ts';
import { PieceBadge, PiecePhotos, PieceReport } from '../../shared/inspections/piece-report.tsx';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { Facts } from '../../ui/facts.tsx';
import { Button, showToast } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { Barcode } from '../slips/barcode.tsx';

/** An order that goes through the warehouse: why, where it is sent and under which code, and what was found. */
export function OrderInspection({ shopId, of }: { shopId: string; of: Inspection }) {
  const words = useInspectionWords();
  const { locale } = useLocale();
  const at = (time: string | null) => (time === null ? null : absoluteTime(time, locale));
  return (
    <PanelSection title={words.shop.title}>
      <p className="mb-3 text-sm">{words.because(of.because)}</p>
      {of.arrivedAt === null && <Destination of={of} />}
      <Facts
        facts={[
          [words.steps.sent, at(of.sentAt)],
          [words.shop.trackingNo, of.trackingNo],
          [words.steps.arrived, at(of.arrivedAt)],
          [words.steps.left, at(of.leftAt)],
        ]}
      />
      <ul className="mt-4 flex flex-col gap-4">
        {of.pieces.map((piece) => (
          <li key={piece.id} className="flex flex-col gap-3">
            <p className="flex items-center justify-between gap-2 text-sm">
              <span className="min-w-0 truncate">{piece.title}</span>
              <PieceBadge of={piece} />
            </p>
            <PieceReport of={piece} />
            <PiecePhotos of={piece} root={`/api/v1/studio/shops/${shopId}/inspections/${piece.id}/photos`} />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function Destination({ of }: { of: Inspection }) {
  const messages = useMessages();
  const { shop } = useInspectionWords();
  const copy = async () => {
    if (await copyText(`${of.warehouse}\n${of.code}`)) showToast(messages.copied);
    else showToast(messages.copyFailed, 'danger');
  };
  return (
    <div className="mb-4 flex flex-col gap-3 rounded-control bg-mist p-3 text-sm">
      <p>{shop.hint}</p>
      <Facts
        facts={[
          [shop.address, of.warehouse],
          [
            shop.code,
            <span key="code" className="figures font-semibold">
              {groupedCode(of.code)}
            </span>,
          ],
        ]}
      />
      <div className="scheme-light h-14 rounded-control bg-paper text-ink">
        <Barcode text={of.code} label={shop.code} />
      </div>
      <p className="flex items-center justify-between gap-2 text-xs text-soft">
        {shop.codeHint}
        <Button look="quiet" size="small" icon={<Copy size={14} />} onClick={() => void copy()}>
          {shop.copy}
        </Button>
      </p>
    </div>
  );
}
