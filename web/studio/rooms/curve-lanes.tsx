import type { ReactNode } from 'react';
import { useMessages } from '../messages/index.ts';
import { lanesOf, placeOf, type Span } from './room-curve-scale.ts';
import type { RoomResults } from './room-queries.ts';
import { elapsedText } from './room-time.ts';

/** What was done in a room, under its curve: when goods were explained, and a lane for each other thing. */
export function CurveLanes({ results, span }: { results: RoomResults; span: Span }) {
  const words = useMessages().curve;
  const titles = new Map<string, string>([
    ...results.goods.map(({ productId, title }) => [productId, title] as const),
    ...results.pins.map(({ productId, title }) => [productId, title] as const),
  ]);
  const lanes = lanesOf(results.marks);
  if (results.pins.length === 0 && lanes.length === 0) return null;
  const when = (atMs: number) => elapsedText(atMs - span.fromMs);
  return (
    <ul aria-label={words.lanesLabel} className="flex flex-col gap-1">
      {results.pins.length > 0 && (
        <Lane label={words.lanes.pin}>
          {results.pins.map(({ pinId, title, at, explainedMs }) => {
            const fromMs = Date.parse(at);
            const [from, to] = [placeOf(fromMs, span), placeOf(fromMs + explainedMs, span)];
            return (
              <Mark key={pinId} place={from} width={to - from} text={`${when(fromMs)} ${title}`} isSpan />
            );
          })}
        </Lane>
      )}
      {lanes.map(({ lane, marks }) => (
        <Lane key={lane} label={words.lanes[lane]}>
          {marks.map(({ atMs, productId }) => {
            const title = productId === null ? undefined : titles.get(productId);
            const text = [when(atMs), title].filter(Boolean).join(' ');
            return <Mark key={`${atMs} ${productId}`} place={placeOf(atMs, span)} width={0} text={text} />;
          })}
        </Lane>
      ))}
    </ul>
  );
}

function Lane({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li className="flex h-5 items-center">
      <span className="w-16 shrink-0 truncate pe-2 text-xs text-soft">{label}</span>
      <span className="relative block h-3 min-w-0 flex-1 rounded-full bg-mist">{children}</span>
    </li>
  );
}

interface MarkProps {
  place: number;
  width: number;
  text: string;
  isSpan?: boolean;
}

function Mark({ place, width, text, isSpan = false }: MarkProps) {
  return (
    <span
      role="img"
      aria-label={text}
      title={text}
      className={`absolute inset-y-0 rounded-full ${isSpan ? 'min-w-1 bg-jade/60' : 'size-3 -translate-x-1/2 bg-amber'}`}
      style={{ left: `${place * 100}%`, ...(isSpan ? { width: `${width * 100}%` } : {}) }}
    />
  );
}
