import { Button, useUiWords } from '../../ui/index.ts';

export interface PartFailedProps {
  /** What is not there. */
  text: string;
  onRetry: () => void;
}

/** A part of a page that could not be fetched, while the rest is there. */
export function PartFailed({ text, onRetry }: PartFailedProps) {
  const { retry } = useUiWords();
  return (
    <p role="alert" className="flex items-center justify-between gap-3 rounded-card bg-mist p-3 text-sm">
      {text}
      <Button look="outline" size="small" onClick={onRetry}>
        {retry}
      </Button>
    </p>
  );
}
