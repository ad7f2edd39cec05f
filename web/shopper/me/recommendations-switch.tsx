import { useId } from 'react';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** Whether the feed may go by this person at all, and what that means. */
export function RecommendationsSwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const m = useMessages();
  const [name, detail] = [useId(), useId()];
  return (
    <section aria-labelledby={name} className="flex flex-col gap-2 rounded-card bg-mist p-4">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={name}
        aria-describedby={detail}
        onClick={() => onChange(!on)}
        className="flex min-h-11 w-full items-center justify-between gap-4 text-start"
      >
        <span id={name} className="text-sm font-semibold">
          {m.choices.recommendations}
        </span>
        <span
          aria-hidden="true"
          className={classNames(
            'flex h-7 w-12 shrink-0 items-center rounded-full p-1 transition-colors',
            on ? 'justify-end bg-jade' : 'justify-start bg-line-strong',
          )}
        >
          <span className="size-5 rounded-full bg-paper" />
        </span>
      </button>
      <div id={detail} className="flex flex-col gap-2 text-xs text-soft">
        <p>{on ? m.choices.recommendationsOn : m.choices.recommendationsOff}</p>
        {!on && <p>{m.choices.recommendationsKept}</p>}
      </div>
    </section>
  );
}
