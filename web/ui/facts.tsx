import { Fragment, type ReactNode } from 'react';

/** Facts as name and value; a fact whose value is null is left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[fit-content(40%)_1fr] gap-x-6 gap-y-2 text-sm">
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <Fragment key={name}>
            <dt className="text-soft">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}
