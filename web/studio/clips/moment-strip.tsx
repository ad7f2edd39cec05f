import { durationText } from '../../shared/format.ts';

interface MomentStripProps {
  stripUrl: string | null;
  durationMs: number;
  atMs: number;
  label: string;
  /** Moments that something is shown at. */
  marks: readonly number[];
  onChange: (atMs: number) => void;
}

const stepMs = 100;

/** The video as a row of pictures with a place on it: by pointer, by touch, by arrow keys. */
export function MomentStrip({ stripUrl, durationMs, atMs, label, marks, onChange }: MomentStripProps) {
  const share = (ms: number) => `${durationMs === 0 ? 0 : Math.min(100, (ms / durationMs) * 100)}%`;
  return (
    <div className="relative h-14 overflow-hidden rounded-control bg-fill focus-within:outline-2 focus-within:outline-offset-2">
      {stripUrl !== null && (
        <img src={stripUrl} alt="" className="h-full w-full object-fill" draggable={false} />
      )}
      {marks.map((mark, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: two products may have one moment
          key={index}
          className="pointer-events-none absolute top-0 h-2 w-1 rounded-b bg-accent"
          style={{ insetInlineStart: share(mark) }}
        />
      ))}
      <span
        className="pointer-events-none absolute inset-y-0 w-0.5 bg-on-glass shadow-[0_0_0_1px_rgb(0_0_0/.6)]"
        style={{ insetInlineStart: share(atMs) }}
      />
      <span className="figures pointer-events-none absolute end-1 bottom-1 rounded bg-glass px-1 text-xs text-on-glass">
        {durationText(atMs)}
      </span>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={durationText(atMs)}
        min={0}
        max={durationMs}
        step={stepMs}
        value={Math.min(atMs, durationMs)}
        onChange={(event) => onChange(Number(event.target.value))}
        className="absolute inset-0 m-0 h-full w-full cursor-ew-resize opacity-0"
      />
    </div>
  );
}
