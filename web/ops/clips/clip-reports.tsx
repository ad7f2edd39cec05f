import type { ReportedClipView } from '@kanmai/client';
import { absoluteTime, countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useMessages } from '../messages/index.ts';

/** What viewers said since somebody last decided. */
export function ClipReports({ clip }: { clip: Partial<ReportedClipView> }) {
  const words = useMessages().clipPage;
  const { locale } = useLocale();
  const { reportCount, viewCount, reasons, notes, firstReportedAt } = clip;
  if (reportCount === undefined) return null;
  return (
    <section className="mb-6 rounded-card bg-danger-wash p-4 text-sm">
      <h2 className="mb-2 font-semibold text-danger">
        {words.reportsOf(countText(reportCount, locale), countText(viewCount ?? 0, locale))}
      </h2>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {reasons?.map(({ reason, count }) => (
          <li key={reason}>
            {words.reportReasons[reason] ?? reason} × {count}
          </li>
        ))}
      </ul>
      {notes !== undefined && notes.length > 0 && (
        <ul className="mt-2 flex list-disc flex-col gap-1 ps-5">
          {notes.map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: notes are texts that may be equal
            <li key={index} className="break-words">
              {note}
            </li>
          ))}
        </ul>
      )}
      {firstReportedAt !== undefined && (
        <p className="mt-2 text-xs text-soft">{words.firstReported(absoluteTime(firstReportedAt, locale))}</p>
      )}
    </section>
  );
}
