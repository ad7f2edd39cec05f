import type { OrderView } from '@kanmai/client';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import type { OrderInspection as Inspection, PieceView } from '../../shared/inspections/inspection-view.ts';
import {
  PieceBadge,
  PieceCertificate,
  PiecePhotos,
  PieceReport,
} from '../../shared/inspections/piece-report.tsx';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { Button, classNames, showToast } from '../../ui/index.ts';
import { PartFailed } from '../app/part-failed.tsx';
import { errorText, useMessages } from '../messages/index.ts';

const askEveryMs = 15_000;

const inspectionQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order-inspection', orderId],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{id}/inspection', { params: { path: { id: orderId } } })),
    refetchInterval: ({ state }) =>
      state.data?.inspection != null && state.data.inspection.leftAt === null ? askEveryMs : false,
  });

/** How what was ordered is inspected on its way, what was found, and what there is to decide. */
export function OrderInspection({ order }: { order: OrderView }) {
  const words = useInspectionWords();
  const query = useQuery({ ...inspectionQuery(order.id), enabled: order.state !== 'pending-payment' });
  const { data } = query;
  if (data === undefined && query.isError)
    return <PartFailed text={words.failed} onRetry={() => void query.refetch()} />;
  const inspection = data?.inspection ?? null;
  if (inspection === null) return null;
  const isPhone = inspection.pieces.every(({ kind }) => kind === 'phone');
  return (
    <section
      aria-label={isPhone ? words.phoneTitle : words.title}
      className="flex flex-col gap-4 rounded-card bg-mist p-3"
    >
      <div>
        <h3 className="text-sm font-semibold">{isPhone ? words.phoneTitle : words.title}</h3>
        <p className="text-xs text-soft">{words.because(inspection.because)}</p>
      </div>
      <Steps of={inspection} />
      {order.state === 'paid' && <p className="text-xs text-soft">{words.held}</p>}
      {inspection.pieces.map((piece) => (
        <Piece key={piece.id} of={piece} />
      ))}
    </section>
  );
}

function Steps({ of }: { of: Inspection }) {
  const { steps } = useInspectionWords();
  const { locale } = useLocale();
  const judged = of.pieces.map(({ timeline }) => timeline.find(({ kind }) => kind === 'judged')?.at);
  const all: readonly (readonly [name: string, at: string | null])[] = [
    [steps.paid, of.routedAt],
    [steps.sent, of.sentAt],
    [steps.arrived, of.arrivedAt],
    [steps.judged, judged.every((at) => at !== undefined) ? (judged.at(-1) ?? null) : null],
    [steps.left, of.leftAt],
  ];
  return (
    <ol className="flex flex-col gap-2 text-sm">
      {all.map(([name, at]) => (
        <li key={name} className={classNames('flex justify-between gap-3', at === null && 'text-soft')}>
          <span className="flex items-baseline gap-2">
            <span
              aria-hidden="true"
              className={classNames('size-2 rounded-full', at === null ? 'bg-line-strong' : 'bg-jade')}
            />
            {name}
          </span>
          {at !== null && (
            <time dateTime={at} className="figures shrink-0 text-xs text-soft">
              {absoluteTime(at, locale)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}

function Piece({ of }: { of: PieceView }) {
  const words = useInspectionWords();
  const said = of.refusedBy !== null ? words.decide.refusedBy[of.refusedBy] : null;
  return (
    <article aria-label={of.title} className="flex flex-col gap-3 border-t border-line pt-3">
      <p className="flex items-center justify-between gap-2 text-sm">
        <span className="min-w-0 truncate font-semibold">{of.title}</span>
        <PieceBadge of={of} />
      </p>
      {of.state === 'to-confirm' && <Decision of={of} />}
      {(said !== null || of.accepted) && <p className="text-sm text-soft">{said ?? words.decide.accepted}</p>}
      <PieceReport of={of} />
      <PiecePhotos of={of} root={`/api/v1/orders/${of.orderId}/inspections/${of.id}/photos`} />
      <PieceCertificate of={of} />
    </article>
  );
}

/** Keep it for the difference, or have all of the money back, until the clock decides. */
function Decision({ of }: { of: PieceView }) {
  const m = useMessages();
  const { decide, grades, notSaid, item } = useInspectionWords();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const { found, promised } = of;
  const differenceCents = found?.differenceCents ?? 0;
  const path = { id: of.orderId, inspectionId: of.id };
  const settled = (done: string) => ({
    onSuccess: () => showToast(done),
    onError: (error: unknown) => showToast(errorText(m, codeOf(error)), 'danger'),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: inspectionQuery(of.orderId).queryKey }),
        queries.invalidateQueries({ queryKey: ['order', of.orderId] }),
      ]),
  });
  const keep = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/orders/{id}/inspections/{inspectionId}/accept', {
          params: { path },
          body: { differenceCents },
        }),
      ),
    ...settled(decide.kept),
  });
  const refuse = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/orders/{id}/inspections/{inspectionId}/refuse', { params: { path } })),
    ...settled(decide.refusedDone),
  });
  const busy = keep.isPending || refuse.isPending;
  const isBatteryOnly = found?.because.includes('grade') === false;
  const said = promised.grade === null ? notSaid : grades[promised.grade];
  const was = found?.grade == null ? '' : grades[found.grade];
  return (
    <div className="flex flex-col gap-2 rounded-control bg-amber-wash p-3 text-sm">
      <h4 className="font-semibold">{decide.title}</h4>
      <p>
        {isBatteryOnly
          ? decide.detail(
              `${item('battery-health')} ${promised.batteryPercent}`,
              found.answers.find(({ code }) => code === 'battery-health')?.answer ?? '',
            )
          : decide.detail(said, was)}
      </p>
      {of.dueAt !== null && <p className="figures">{decide.due(absoluteTime(of.dueAt, locale))}</p>}
      <div className="flex flex-wrap gap-2">
        <Button look="solid" busy={keep.isPending} disabled={busy} onClick={() => keep.mutate()}>
          {decide.keep(moneyText(differenceCents, of.currency, locale))}
        </Button>
        <Button look="outline" busy={refuse.isPending} disabled={busy} onClick={() => refuse.mutate()}>
          {decide.refuse}
        </Button>
      </div>
    </div>
  );
}
