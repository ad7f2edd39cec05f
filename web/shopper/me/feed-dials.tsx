import type { FeedDials } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { Select } from '../../ui/index.ts';
import { chooseCity, readLastCity, storeLastCity } from '../browse/last-city.ts';
import { useMessages } from '../messages/index.ts';

const settleMs = 350;

/** Familiar to fresh, anywhere to near: told to the platform when the hand rests. */
export function FeedDialsPanel({ dials, onTurn }: { dials: FeedDials; onTurn: (dials: FeedDials) => void }) {
  const m = useMessages();
  const cities = useCities();
  const [shown, setShown] = useState(dials);
  const timer = useRef<number>(undefined);
  const waiting = useRef<FeedDials>(undefined);
  const send = () => {
    clearTimeout(timer.current);
    if (waiting.current === undefined) return;
    onTurn(waiting.current);
    waiting.current = undefined;
  };
  const last = useRef(send);
  last.current = send;
  useEffect(() => () => last.current(), []);
  // A reset, or another page of this person's, turned them.
  useEffect(() => {
    if (waiting.current === undefined) setShown(dials);
  }, [dials]);
  const turn = (next: FeedDials) => {
    setShown(next);
    waiting.current = next;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => last.current(), settleMs);
  };
  const city = chooseCity(cities, shown.city ?? readLastCity());
  return (
    <section aria-label={m.choices.dialsTitle}>
      <h2 className="pb-2 text-sm font-semibold">{m.choices.dialsTitle}</h2>
      <div className="flex flex-col gap-4 rounded-card bg-mist p-4">
        <Dial
          label={m.choices.freshness}
          ends={[m.choices.familiar, m.choices.fresh]}
          steps={m.choices.freshnessSteps}
          value={shown.freshness + 2}
          onChange={(at) => turn({ ...shown, freshness: at - 2 })}
        />
        <Dial
          label={m.choices.nearness}
          ends={[m.choices.anywhere, m.choices.near]}
          steps={m.choices.nearnessSteps}
          value={shown.nearness}
          disabled={city === null}
          onChange={(at) => turn({ ...shown, nearness: at, city: at === 0 ? shown.city : city })}
        />
        {city === null ? (
          <p className="text-xs text-soft">{m.choices.noCity}</p>
        ) : (
          shown.nearness > 0 && (
            <Select
              label={m.choices.city}
              hint={m.choices.cityDetail}
              value={city}
              options={cities.map((one) => ({ value: one.city, label: one.city }))}
              onChange={(event) => {
                storeLastCity(event.target.value);
                turn({ ...shown, city: event.target.value });
              }}
            />
          )
        )}
      </div>
    </section>
  );
}

function useCities(): readonly { city: string }[] {
  const query = useQuery({
    queryKey: ['cities'],
    staleTime: 60_000,
    queryFn: () => unwrap(api.GET('/api/v1/cities', {})),
  });
  return query.data?.items ?? [];
}

/** A slider of a few steps that says in words where it stands. */
function Dial({
  label,
  ends,
  steps,
  value,
  disabled,
  onChange,
}: {
  label: string;
  ends: readonly [string, string];
  steps: readonly string[];
  value: number;
  disabled?: boolean;
  onChange: (at: number) => void;
}) {
  return (
    <div>
      <div aria-hidden="true" className="flex justify-between text-sm font-medium">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={steps[value] ?? ''}
        min={0}
        max={steps.length - 1}
        step={1}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.target.value))}
        className="m-0 block h-11 w-full accent-jade disabled:opacity-40"
      />
      <div aria-hidden="true" className="flex justify-between px-[6px]">
        {steps.map((step) => (
          <span key={step} className="h-1 w-1 rounded-full bg-line-strong" />
        ))}
      </div>
      <p aria-hidden="true" className="pt-2 text-center text-xs text-soft">
        {steps[value]}
      </p>
    </div>
  );
}
