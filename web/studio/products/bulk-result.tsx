import type { BulkEditLine, BulkEditView } from '@kanmai/client';
import { ArrowRight } from 'lucide-react';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';

/** What a change of many does to each: those it cannot be made to first. */
export function BulkResult({ view }: { view: BulkEditView }) {
  const words = useMessages().productBulk;
  const refused = view.items.filter(({ outcome }) => outcome === 'refused');
  const changed = view.items.filter(({ outcome }) => outcome === 'changed');
  return (
    <>
      {refused.length > 0 && (
        <PanelSection title={words.refused}>
          <ul className="text-sm">
            {refused.map((line) => (
              <li key={line.productId} className="border-b border-line py-2">
                <span className="block break-words">{line.title || line.productId}</span>
                <Refusal line={line} />
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      <ul className="text-sm">
        {changed.map((line) => (
          <li key={line.productId} className="border-b border-line py-2">
            <span className="block break-words">{line.title}</span>
            <Changes line={line} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Refusal({ line }: { line: BulkEditLine }) {
  const { refusals } = useMessages().productBulk;
  const known: Partial<Record<string, string>> = refusals;
  const reason = line.code === 'not-found' ? refusals.gone : known[line.field ?? ''];
  return <span className="block text-xs text-danger">{reason ?? line.detail ?? line.code}</span>;
}

function Changes({ line }: { line: BulkEditLine }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const money = (cents: number) => moneyText(cents, 'CNY', locale);
  const count = (value: number) => value.toLocaleString(locale);
  return (
    <span className="figures flex flex-wrap gap-x-4 text-xs text-soft">
      {line.price !== null && (
        <FromTo label={messages.productBulk.price} from={money(line.price.from)} to={money(line.price.to)} />
      )}
      {line.onHand !== null && (
        <FromTo
          label={messages.productBulk.stock}
          from={count(line.onHand.from)}
          to={count(line.onHand.to)}
        />
      )}
      {line.price === null && line.onHand === null && messages.productBulk.others}
    </span>
  );
}

function FromTo({ label, from, to }: { label: string; from: string; to: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {label} {from}
      <ArrowRight size={12} aria-hidden="true" />
      <span className="text-ink">{to}</span>
    </span>
  );
}
