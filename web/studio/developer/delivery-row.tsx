import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, RotateCw } from 'lucide-react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, classNames, Loading, RelativeTime, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import {
  type DeliveryView,
  deliveryQuery,
  replayDelivery,
  type WebhookView,
  webhooksKey,
} from './webhook-queries.ts';

const tones = { delivered: 'jade', waiting: 'amber', failed: 'danger' } as const;

interface DeliveryRowProps {
  delivery: DeliveryView;
  webhook: WebhookView;
  shopId: string;
  open: boolean;
  onToggle: () => void;
}

/** One message; opened, it shows what was sent and what came of every try. */
export function DeliveryRow({ delivery, webhook, shopId, open, onToggle }: DeliveryRowProps) {
  const words = useMessages().developerPage;
  const { locale } = useLocale();
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        onClick={onToggle}
        className="flex min-h-14 w-full items-center gap-3 py-2 text-start text-sm"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate">{words.kindNames[delivery.kind] ?? delivery.kind}</span>
          <span className="block truncate text-xs text-soft">
            <RelativeTime at={delivery.createdAt} locale={locale} />
            {delivery.lastError !== null && ` · ${words.fault(delivery.lastError, delivery.lastStatus)}`}
          </span>
        </span>
        <Badge tone={tones[delivery.state]}>{words.states[delivery.state]}</Badge>
        <ChevronDown
          size={16}
          aria-hidden="true"
          className={classNames('transition duration-quick', open && 'rotate-180')}
        />
      </button>
      {open && <Message delivery={delivery} webhook={webhook} shopId={shopId} />}
    </li>
  );
}

function Message({ delivery, webhook, shopId }: Omit<DeliveryRowProps, 'open' | 'onToggle'>) {
  const words = useMessages().developerPage;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const query = useQuery(deliveryQuery(shopId, webhook.id, delivery.id));
  const replay = useMutation({
    mutationFn: () => replayDelivery(shopId, webhook.id, delivery.id),
    onSuccess: () => showToast(words.replayed),
    onSettled: () => queries.invalidateQueries({ queryKey: webhooksKey(shopId) }),
  });
  if (query.data === undefined) return query.isError ? <ProblemNotice error={query.error} /> : <Loading />;
  return (
    <div className="flex flex-col gap-3 pb-4 text-sm">
      <p className="text-xs break-all text-soft">webhook-id: {delivery.id}</p>
      {delivery.state === 'waiting' && delivery.nextAt !== null && delivery.tries > 0 && (
        <p className="text-soft">
          {words.nextTry} <RelativeTime at={delivery.nextAt} locale={locale} />
        </p>
      )}
      <pre className="max-h-60 overflow-auto rounded-control bg-fill p-3 text-xs whitespace-pre-wrap">
        {pretty(query.data.body)}
      </pre>
      <ol className="flex flex-col gap-1">
        {query.data.log.map((made) => (
          <li key={made.at} className="flex items-baseline justify-between gap-3 text-xs">
            <span className="text-soft">
              <RelativeTime at={made.at} locale={locale} />
            </span>
            <span className="min-w-0 flex-1 break-words">
              {made.error === null ? words.answered(made.status ?? 0) : words.fault(made.error, made.status)}
            </span>
            <span className="figures text-soft">{made.tookMs} ms</span>
          </li>
        ))}
      </ol>
      <ProblemNotice error={replay.error} />
      <Button
        look="outline"
        size="small"
        icon={<RotateCw size={16} />}
        busy={replay.isPending}
        disabled={webhook.pauseReason !== null}
        onClick={() => replay.mutate()}
      >
        {words.replay}
      </Button>
    </div>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
