import { useUiWords } from './words.ts';

export function Spinner({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="animate-turn">
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="3" opacity=".2" />
      <path
        d="M21 12a9 9 0 0 0-9-9"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** A spinner in the middle of what is being loaded, where no skeleton fits. */
export function Loading() {
  const { loading } = useUiWords();
  return (
    <div role="status" aria-label={loading} className="flex justify-center p-8 text-soft">
      <Spinner />
    </div>
  );
}

export interface ProgressProps {
  /** 0 to 1; null while it is not known. */
  share: number | null;
  label: string;
}

export function Progress({ share, label }: ProgressProps) {
  const percent = share === null ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1 w-full overflow-hidden rounded-full bg-fill"
    >
      <div
        className={`h-full origin-left rounded-full bg-ink transition-transform duration-calm ${percent === undefined ? 'animate-pulse-soft' : ''}`}
        style={{ transform: `scaleX(${percent === undefined ? 0.4 : percent / 100})` }}
      />
    </div>
  );
}
