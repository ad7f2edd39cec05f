import { CircleAlert, CircleCheck } from 'lucide-react';
import { Facts } from '../../ui/facts.tsx';
import { useMessages } from '../messages/index.ts';
import type { Application } from './application-queries.ts';
import { fieldsOf, type OpeningStep, openingSteps } from './opening-steps.ts';

/** Everything at a glance before it is handed in, and what is missing yet. */
export function CheckStep({
  application,
  onGo,
}: {
  application: Application;
  onGo: (step: OpeningStep) => void;
}) {
  const messages = useMessages();
  const words = messages.opening;
  const lacking = openingSteps.filter((step) => fieldsOf(step, application.missing).length > 0);
  return (
    <>
      <Facts
        facts={[
          [words.steps.kind, words.kinds[application.kind]],
          [application.kind === 'individual' ? words.personName : words.businessName, application.legalName],
          [words.idNumber, application.idNumberMasked],
          ...(application.kind === 'individual'
            ? []
            : [[words.creditCode, application.creditCodeMasked] as [string, string]]),
          [messages.openShop.name, application.name],
          [messages.openShop.trade, messages.trades[application.trade] ?? application.trade],
          [messages.openShop.city, application.city],
          [words.contactName, `${application.contactName} ${application.contactPhone}`.trim()],
          [words.contactAddress, `${application.contactRegion} ${application.contactAddress}`.trim()],
        ]}
      />
      {lacking.length === 0 ? (
        <p className="flex items-center gap-2 text-sm text-jade">
          <CircleCheck size={18} aria-hidden="true" />
          {words.complete}
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {lacking.map((step) => (
            <li key={step} className="flex items-start gap-2 text-sm">
              <CircleAlert size={18} className="mt-px shrink-0 text-amber" aria-hidden="true" />
              <span>
                {fieldsOf(step, application.missing)
                  .map((field) => words.fields[field])
                  .join(words.separator)}{' '}
                <button
                  type="button"
                  onClick={() => onGo(step)}
                  className="touchable text-link hover:underline"
                >
                  {words.fillIn}
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-soft">{words.afterwards}</p>
    </>
  );
}
