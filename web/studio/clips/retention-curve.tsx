import { durationText } from '../../shared/format.ts';
import { useMessages } from '../messages/index.ts';

interface RetentionCurveProps {
  /** Of the views, the share still watching at each step. */
  shares: readonly number[];
  durationMs: number;
  stripUrl: string | null;
}

const height = 40;
const tableRows = 10;

/** How many are still watching, above the pictures they see then; the same as a table for those who listen. */
export function RetentionCurve({ shares, durationMs, stripUrl }: RetentionCurveProps) {
  const words = useMessages().clipResults;
  const points = shares.map((share, step) => `${step},${(height * (1 - share)).toFixed(2)}`);
  const line = `M${points.join('L')}`;
  const rows = Array.from({ length: tableRows + 1 }, (_, row) =>
    Math.min(shares.length - 1, Math.round((row * shares.length) / tableRows)),
  );
  const percent = (share: number | undefined) => `${Math.round((share ?? 0) * 100)}%`;
  return (
    <figure className="flex flex-col">
      <div className="flex justify-between text-xs text-soft">
        <span>100%</span>
        <span>{words.stillWatching}</span>
      </div>
      <svg
        viewBox={`0 0 ${Math.max(1, shares.length - 1)} ${height}`}
        preserveAspectRatio="none"
        className="h-32 w-full border-b border-line-strong"
        aria-hidden="true"
      >
        {[0.25, 0.5, 0.75].map((share) => (
          <line
            key={share}
            x1={0}
            x2={shares.length}
            y1={height * share}
            y2={height * share}
            className="stroke-line"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <path d={`${line}L${shares.length - 1},${height}L0,${height}Z`} className="fill-jade/15" />
        <path
          d={line}
          fill="none"
          className="stroke-jade"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {stripUrl !== null && <img src={stripUrl} alt="" className="h-12 w-full object-fill" />}
      <div className="figures flex justify-between text-xs text-soft">
        <span>0:00</span>
        <span>{durationText(durationMs)}</span>
      </div>
      <details className="mt-1 text-sm">
        <summary className="flex min-h-11 cursor-pointer items-center text-soft">{words.asTable}</summary>
        <table className="w-full text-sm">
          <thead>
            <tr className="text-start text-xs text-soft">
              <th className="py-1 text-start font-normal">{words.moment}</th>
              <th className="py-1 text-end font-normal">{words.stillWatching}</th>
            </tr>
          </thead>
          <tbody className="figures">
            {rows.map((step) => (
              <tr key={step} className="border-t border-line">
                <td className="py-1">{durationText((step * durationMs) / 100)}</td>
                <td className="py-1 text-end">{percent(shares[step])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
