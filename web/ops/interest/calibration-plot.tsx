import { type Locale, useLocale } from '../../shared/i18n.ts';
import { useMessages } from '../messages/index.ts';
import { axisEnd, type Bin, radiusOf } from './calibration-scale.ts';

const size = 280;
const left = 68;
const bottom = 36;
const top = 12;

export function shareText(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 3 }).format(share);
}

/** What was expected against what happened; on the line both are the same. */
export function CalibrationPlot({
  task,
  bins,
  error,
}: {
  task: string;
  bins: readonly Bin[];
  error: number;
}) {
  const words = useMessages().interestPage;
  const { locale } = useLocale();
  const end = axisEnd(bins);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const x = (share: number) => left + (share / end) * size;
  const y = (share: number) => top + size - (share / end) * size;
  return (
    <svg
      viewBox={`0 0 ${left + size + 24} ${top + size + bottom}`}
      role="img"
      aria-label={words.plotLabel(task, shareText(error, locale))}
      className="w-full max-w-96 text-xs"
    >
      {[0, end / 2, end].map((share) => (
        <g key={share} className="fill-soft">
          <line x1={left} x2={left + size} y1={y(share)} y2={y(share)} className="stroke-line" />
          <line x1={x(share)} x2={x(share)} y1={top} y2={top + size} className="stroke-line" />
          <text x={left - 6} y={y(share) + 4} textAnchor="end">
            {shareText(share, locale)}
          </text>
          <text x={x(share)} y={top + size + 16} textAnchor="middle">
            {shareText(share, locale)}
          </text>
        </g>
      ))}
      <text x={left + size / 2} y={top + size + 32} textAnchor="middle" className="fill-soft">
        {words.expected}
      </text>
      <text
        x={12}
        y={top + size / 2}
        textAnchor="middle"
        transform={`rotate(-90 12 ${top + size / 2})`}
        className="fill-soft"
      >
        {words.happened}
      </text>
      <line
        x1={x(0)}
        y1={y(0)}
        x2={x(end)}
        y2={y(end)}
        className="stroke-line-strong"
        strokeDasharray="4 4"
      />
      {bins.map((bin) => (
        <circle
          key={bin.predicted}
          cx={x(bin.predicted)}
          cy={y(bin.observed)}
          r={radiusOf(bin.count, total, 3, 12)}
          className="fill-jade stroke-paper"
          fillOpacity="0.8"
        />
      ))}
    </svg>
  );
}
