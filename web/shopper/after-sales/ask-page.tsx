import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { PackageCheck } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { AskOptions, CaseKind, CaseReason } from '../../shared/after-sales/case-view.ts';
import { putPhotos } from '../../shared/after-sales/evidence.tsx';
import { readAmount, writeAmount } from '../../shared/after-sales/read-amount.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import {
  Button,
  buttonClass,
  EmptyState,
  ErrorState,
  Select,
  Skeleton,
  showToast,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { SignInGate } from '../me/sign-in-gate.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { ChooseLines } from './choose-lines.tsx';
import { ChoosePhotos } from './choose-photos.tsx';
import { type Chosen, maxOf } from './chosen.ts';

/** Asking for after-sales, on one page: which goods, what for, why, how much, with photographs. */
export function AskPage() {
  const { orderId } = useParams({ from: '/orders/$orderId/after-sales' });
  const words = useAfterSaleWords();
  const m = useMessages();
  const query = useQuery({
    queryKey: ['ask-options', orderId],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{id}/after-sales', { params: { path: { id: orderId } } })),
  });
  return (
    <Page title={words.ask}>
      <SignInGate>
        {query.isPending && <Skeleton className="h-48 w-full rounded-card" />}
        {query.isError && (
          <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
        )}
        {query.data && (canAsk(query.data) ? <AskForm options={query.data} /> : <Closed orderId={orderId} />)}
      </SignInGate>
    </Page>
  );
}

const canAsk = ({ kinds, lines }: AskOptions) =>
  kinds.length > 0 && lines.some((line) => line.left > 0 && line.openCaseId === null);

function Closed({ orderId }: { orderId: string }) {
  const { askPage: words } = useAfterSaleWords();
  return (
    <EmptyState
      icon={<PackageCheck size={36} />}
      title={words.closedTitle}
      detail={words.closedDetail}
      action={
        <Link to="/orders/$orderId" params={{ orderId }} className={buttonClass('outline')}>
          {words.toOrder}
        </Link>
      }
    />
  );
}

function AskForm({ options }: { options: AskOptions }) {
  const words = useAfterSaleWords();
  const { askPage } = words;
  const { locale } = useLocale();
  const open = options.lines.filter((line) => line.left > 0 && line.openCaseId === null);
  const [chosen, setChosen] = useState<Chosen>(() =>
    open.length === 1 && open[0] !== undefined ? new Map([[open[0].variantId, 1]]) : new Map(),
  );
  const [kind, setKind] = useState<CaseKind>(options.kinds[0]?.kind ?? 'refund');
  const reasons = options.kinds.find((one) => one.kind === kind)?.reasons ?? [];
  const [wanted, setReason] = useState<CaseReason | null>(null);
  const reason = reasons.find((one) => one.reason === wanted) ?? reasons[0];
  const [typed, setTyped] = useState<string | null>(null);
  const [description, setDescription] = useState('');
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [tried, setTried] = useState(false);
  const { goodsCents, shippingCents } = maxOf(options, chosen, reason?.freight ?? 'buyer');
  const maxCents = Math.min(goodsCents + shippingCents, options.leftCents);
  const money = (cents: number) => moneyText(cents, options.currency, locale);
  const mayType = !options.unshipped && (kind === 'refund' || kind === 'return');
  const amountCents = typed === null || !mayType ? maxCents : readAmount(typed, maxCents);
  const send = useAsk(options.orderId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen.size === 0 || reason === undefined || amountCents === null) return;
    const lines = [...chosen].map(([variantId, quantity]) => ({ variantId, quantity }));
    send.mutate({
      body: {
        ...{ kind, reason: reason.reason, lines, description },
        ...(mayType ? { amountCents } : {}),
      },
      photos,
    });
  };
  const radioName = useId();
  return (
    <form onSubmit={submit} noValidate className="flex flex-1 flex-col gap-4">
      <ChooseLines options={options} chosen={chosen} onChange={setChosen} />
      {options.unshipped && <p className="text-sm text-soft">{askPage.unshipped}</p>}
      <fieldset className="rounded-card bg-mist p-3">
        <legend className="sr-only">{askPage.kind}</legend>
        <p className="pb-1 text-sm font-semibold" aria-hidden="true">
          {askPage.kind}
        </p>
        {options.kinds.map((one) => (
          <label key={one.kind} className="flex min-h-12 items-center gap-3 text-sm">
            <input
              type="radio"
              name={radioName}
              aria-label={words.kinds[one.kind]}
              checked={kind === one.kind}
              onChange={() => setKind(one.kind)}
              className="size-5 shrink-0 accent-ink"
            />
            <span className="min-w-0">
              <span className="block">{words.kinds[one.kind]}</span>
              <span className="block text-xs text-soft">
                {words.kindDetail[one.kind]}
                {one.until !== null && ` · ${askPage.until(absoluteTime(one.until, locale))}`}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <Select
        label={askPage.reason}
        value={reason?.reason ?? ''}
        hint={kind === 'refund' || reason === undefined ? undefined : words.freight[reason.freight]}
        options={reasons.map((one) => ({ value: one.reason, label: words.reasons[one.reason] }))}
        onChange={(event) => setReason(event.target.value as CaseReason)}
      />
      {mayType ? (
        <TextField
          label={askPage.amount}
          inputMode="decimal"
          value={typed ?? (maxCents > 0 ? writeAmount(maxCents) : '')}
          hint={[
            askPage.amountHint(money(maxCents)),
            ...(shippingCents > 0 ? [askPage.withShipping(money(shippingCents))] : []),
          ].join(' · ')}
          error={
            tried && chosen.size > 0 && amountCents === null ? askPage.amountWrong(money(maxCents)) : null
          }
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : (
        options.unshipped && (
          <p className="flex justify-between text-sm">
            <span className="text-soft">{askPage.amount}</span>
            <span className="figures font-semibold">{money(maxCents)}</span>
          </p>
        )
      )}
      <TextArea
        label={askPage.description}
        hint={askPage.descriptionHint}
        rows={3}
        maxLength={1_000}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <ChoosePhotos photos={photos} onChange={setPhotos} />
      {tried && chosen.size === 0 && (
        <p role="alert" className="text-sm text-danger">
          {askPage.chooseFirst}
        </p>
      )}
      <Button type="submit" size="large" wide busy={send.isPending}>
        {askPage.submit}
      </Button>
    </form>
  );
}

interface Sent {
  body: {
    kind: CaseKind;
    reason: CaseReason;
    lines: { variantId: string; quantity: number }[];
    description: string;
    amountCents?: number;
  };
  photos: readonly File[];
}

/** Sends what is asked for, then its photographs: they belong to the case that is there by then. */
function useAsk(orderId: string) {
  const m = useMessages();
  const { askPage } = useAfterSaleWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ body, photos }: Sent) => {
      const made = await unwrap(
        api.POST('/api/v1/orders/{id}/after-sales', { params: { path: { id: orderId } }, body }),
      );
      return { made, failed: await putPhotos('/api/v1/after-sales', made, 'buyer', photos) };
    },
    onSuccess: async ({ made, failed }) => {
      showToast(failed === 0 ? askPage.sent : askPage.photosFailed, failed === 0 ? undefined : 'danger');
      await navigate({ to: '/after-sales/$caseId', params: { caseId: made.id }, replace: true });
    },
    onError: (error) => showToast(errorText(m, codeOf(error)), 'danger'),
    onSettled: () => {
      for (const key of [['order', orderId], ['orders'], ['cases'], ['ask-options', orderId]])
        void queries.invalidateQueries({ queryKey: key });
    },
  });
}
