import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import type { InspectorView } from '../../shared/inspections/inspection-view.ts';
import {
  PieceBadge,
  PieceCertificate,
  PiecePhotos,
  PieceReport,
} from '../../shared/inspections/piece-report.tsx';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { useMe } from '../../shared/session.ts';
import { Facts } from '../../ui/facts.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { InspectionForm } from './inspection-form.tsx';

/** All that is known of a piece, and, while it is gone over, what is found. */
export function PieceStory({ of }: { of: InspectorView }) {
  const words = useInspectionWords();
  const { locale } = useLocale();
  const mayInspect = useMe()?.roles.includes('inspector') === true;
  const { piece, order } = of;
  const { promised } = piece;
  return (
    <>
      <h2 className="mb-2 flex flex-wrap items-center gap-2 text-base font-semibold">
        <span className="wrap-anywhere">{piece.title}</span>
        <PieceBadge of={piece} />
      </h2>
      <Facts
        facts={[
          [words.ops.shop, piece.shop.name],
          [words.promised, promised.grade === null ? null : words.grades[promised.grade]],
          [words.battery, promised.batteryPercent === null ? null : `${promised.batteryPercent}%`],
          [words.ops.price, moneyText(piece.paidCents, piece.currency, locale)],
          [words.ops.parcel, order.trackingNo],
          [words.ops.order, <CopyId key="order" id={piece.orderId} />],
        ]}
      />
      {piece.state === 'arrived' && mayInspect ? (
        <InspectionForm key={piece.id} of={of} />
      ) : piece.found === null && piece.photos.length === 0 ? null : (
        <PanelSection title={words.report}>
          <div className="flex flex-col gap-4">
            <PieceReport of={piece} />
            <PiecePhotos of={piece} root={`/api/v1/ops/inspections/${piece.id}/photos`} />
            <PieceCertificate of={piece} />
          </div>
        </PanelSection>
      )}
    </>
  );
}
