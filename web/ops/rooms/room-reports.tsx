import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useMessages } from '../messages/index.ts';
import type { OpsRoom } from './room-queries.ts';

/** What viewers said since somebody last decided. */
export function RoomReports({ room: { reportCount, reasons, notes } }: { room: OpsRoom }) {
  const words = useMessages().roomPage;
  const { locale } = useLocale();
  if (reportCount === 0) return null;
  return (
    <section className="mb-6 rounded-card bg-danger-wash p-4 text-sm">
      <h3 className="mb-2 font-semibold text-danger">{words.reportsOf(countText(reportCount, locale))}</h3>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            {words.reasons[reason] ?? reason} × {count}
          </li>
        ))}
      </ul>
      {notes.length > 0 && (
        <ul className="mt-2 flex list-disc flex-col gap-1 ps-5">
          {notes.map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: notes are texts that may be equal
            <li key={index} className="wrap-anywhere">
              {note}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
