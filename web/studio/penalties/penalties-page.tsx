import type { paths } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useRulingWords } from '../../shared/rulings/words.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Badge, EmptyState, RelativeTime, SkeletonLines } from '../../ui/index.ts';
import { AppealNote } from '../appeals/appeal-note.tsx';
import { useAuthorId } from '../shell/authors.ts';
import { usePenaltyWords } from './words.ts';

type Penalties =
  paths['/api/v1/studio/broadcasters/{broadcasterId}/penalties']['get']['responses'][200]['content']['application/json'];
type Penalty = Penalties['items'][number];
type Consequence = Penalty['consequences'][number];

/** The points of a shop or creator, what they were given for, what followed, and the appeal. */
export function PenaltiesPage() {
  const words = usePenaltyWords();
  const broadcasterId = useAuthorId();
  const query = useQuery({
    queryKey: ['studio', broadcasterId, 'penalties'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/broadcasters/{broadcasterId}/penalties', {
          params: { path: { broadcasterId } },
        }),
      ),
  });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead title={words.title} />
      <div className="flex max-w-3xl flex-col gap-6 px-4 pb-8">
        {query.isPending ? (
          <SkeletonLines count={5} />
        ) : query.isError ? (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Standing of={query.data} />
        )}
      </div>
    </div>
  );
}

function Standing({ of }: { of: Penalties }) {
  const words = usePenaltyWords();
  const { locale } = useLocale();
  const { points, clearedAt, items } = of;
  return (
    <>
      <dl className="grid gap-3 tablet:grid-cols-2">
        <Gauge label={words.a} points={points.A} note={words.ofA(points.A)} />
        <Gauge label={words.b} points={points.B} note={words.ofB(points.B)} />
      </dl>
      <p className="text-sm text-soft">{words.cleared(absoluteTime(clearedAt, locale))}</p>
      {items.length === 0 ? (
        <EmptyState icon={<ShieldCheck size={28} />} title={words.emptyTitle} detail={words.emptyDetail} />
      ) : (
        <ul className="flex flex-col gap-4">
          {items.map((one) => (
            <PenaltyCard key={one.id} one={one} />
          ))}
        </ul>
      )}
    </>
  );
}

function Gauge({ label, points, note }: { label: string; points: number; note: string }) {
  return (
    <div className="rounded-card border border-line p-4">
      <dt className="text-xs text-soft">{label}</dt>
      <dd className="figures mt-1 text-xl font-semibold">{points}</dd>
      <dd className="text-xs text-soft">{note}</dd>
    </div>
  );
}

function PenaltyCard({ one }: { one: Penalty }) {
  const words = usePenaltyWords();
  const rulings = useRulingWords();
  const { locale } = useLocale();
  const authorId = useAuthorId();
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line p-4 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold">{rulings.points(one.points, one.class)}</h2>
        {one.undone && <Badge tone="jade">{words.undone}</Badge>}
        <span className="text-xs text-soft">
          <RelativeTime at={one.at} locale={locale} />
        </span>
      </div>
      <p className="max-w-[60ch] wrap-anywhere">{one.publicText}</p>
      <p className="text-xs text-soft">
        {rulings.because(one.officialCode, one.article)} ·{' '}
        <Link
          to="/$authorId/rooms/$roomId"
          params={{ authorId, roomId: one.room.id }}
          className="touchable underline"
        >
          {`${words.room} ${one.room.title}`}
        </Link>
      </p>
      {one.consequences.length === 0 ? (
        <p className="text-soft">{rulings.nothingFollows}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {one.consequences.map((consequence) => (
            <li key={consequence.kind} className="flex flex-wrap gap-x-2">
              <span className="font-medium">{rulings.consequences[consequence.kind]}</span>
              <span className="figures text-soft">
                <ConsequenceDetail of={consequence} currency={one.currency} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {one.undone ? (
        <p className="text-soft">{words.undoneBecause(one.undoneReason)}</p>
      ) : (
        <AppealNote kind="penalty" id={one.id} />
      )}
    </li>
  );
}

function ConsequenceDetail({ of, currency }: { of: Consequence; currency: string }) {
  const words = usePenaltyWords();
  const { locale } = useLocale();
  switch (of.kind) {
    case 'no-live':
      return of.until === null ? words.forGood : words.until(absoluteTime(of.until, locale));
    case 'take-down':
      return words.goods(of.productIds.length);
    case 'expel':
      return null;
    case 'deduct':
    case 'freeze':
      return moneyText(of.amountCents, currency, locale);
  }
}
