import type { Race } from './clip-queries.ts';

/** Where a measure may lie, as a bar, beside the line of what is needed. The same stands below it in words. */
export function RaceRange({ measure }: { measure: Race['measures'][number] }) {
  const { low, high, value, needed, verdict } = measure;
  // What is needed stands in the middle of the bar at the latest; a wide range is cut off at its end.
  const most = Math.max(2 * needed, Math.min(high, 4 * needed), value * 1.1);
  const at = (number: number) => (most > 0 ? Math.min(1, number / most) : 0) * 100;
  const tone = verdict === 'above' ? 'bg-jade' : verdict === 'below' ? 'bg-danger' : 'bg-line-strong';
  return (
    <div className="relative h-4" aria-hidden="true">
      <span className="absolute inset-x-0 top-1.5 h-1 rounded-full bg-fill" />
      <span
        className={`absolute top-1.5 h-1 rounded-full opacity-50 ${tone}`}
        style={{ left: `${at(low)}%`, right: `${100 - at(high)}%` }}
      />
      <span
        className={`absolute top-0.5 size-3 -translate-x-1/2 rounded-full ${tone}`}
        style={{ left: `${at(value)}%` }}
      />
      <span className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-ink" style={{ left: `${at(needed)}%` }} />
    </div>
  );
}
