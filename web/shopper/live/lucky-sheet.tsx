import type { LuckyBagView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { Check, Gift, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem, api, unwrap } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';
import { RoomSaidError } from '../../shared/room-said.ts';
import { useMe } from '../../shared/session.ts';
import { Button, buttonClass, EmptyState, Price, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { SheetSurface } from '../sheets/sheet-surface.tsx';
import type { SurfaceProps } from '../sheets/surface-props.ts';
import { Countdown } from './countdown.tsx';
import { setHostFollowed } from './follow-host.ts';
import { liveProblem, useLiveWords } from './live-words.ts';
import { LuckyResult } from './lucky-result.tsx';
import { makeShare } from './lucky-share.ts';
import { GoodsPicture } from './room-goods-parts.tsx';
import { bagsQuery } from './room-query.ts';
import type { RoomStore, RoomStoreState } from './room-store.ts';
import { currentBag } from './use-room-offers.ts';

export interface LuckySheetProps extends SurfaceProps {
  store: RoomStore;
  state: RoomStoreState;
  bags: readonly LuckyBagView[];
}

/** A lucky bag: what can be won, what is asked for, and what came of it. */
export function LuckySheet({ store, state, bags, ...surface }: LuckySheetProps) {
  const words = useLiveWords();
  const bag = currentBag(bags) ?? bags[0];
  return (
    <SheetSurface {...surface} title={words.luckyTitle}>
      {bag === undefined ? (
        <EmptyState icon={<Gift size={36} />} title={words.luckyBag} />
      ) : (
        <div className="flex flex-col gap-4 pt-1">
          <Prize bag={bag} nowMs={store.nowMs} />
          {bag.state === 'open' && <Entering key={bag.id} bag={bag} store={store} state={state} />}
          {(bag.state === 'closed' || bag.state === 'sealed') && (
            <p role="status" className="rounded-card bg-mist p-3 text-center text-sm">
              {words.luckyDrawing}
            </p>
          )}
          {bag.state === 'drawn' && <LuckyResult bag={bag} />}
          <Fairness bag={bag} />
        </div>
      )}
    </SheetSurface>
  );
}

function Prize({ bag, nowMs }: { bag: LuckyBagView; nowMs: () => number }) {
  const words = useLiveWords();
  const { locale } = useLocale();
  const { prize } = bag;
  return (
    <section className="flex items-center gap-3 rounded-card bg-accent-wash p-3">
      <GoodsPicture url={prize.pictureUrl} className="size-18" />
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 text-sm font-semibold wrap-anywhere">
          {prize.title} {prize.variantTitle}
        </p>
        <p className="text-xs text-soft">
          {words.luckyPrize(bag.winners)} · {words.luckyWorth}{' '}
          <Price cents={prize.valueCents} currency={prize.currency} locale={locale} size="small" />
        </p>
        <p className="text-xs text-soft">
          {words.luckyEntered(bag.entryCount)}
          {bag.state === 'open' && bag.closesAt !== null && (
            <>
              {' '}
              · {words.luckyCloses} <Countdown until={bag.closesAt} nowMs={nowMs} />
            </>
          )}
        </p>
      </div>
    </section>
  );
}

function Entering({ bag, store, state }: { bag: LuckyBagView; store: RoomStore; state: RoomStoreState }) {
  const words = useLiveWords();
  const m = useMessages();
  const me = useMe();
  const queries = useQueryClient();
  const back = useRouterState({ select: ({ location }) => location.href });
  const [missing, setMissing] = useState<readonly string[]>([]);
  const enter = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/lucky-bags/{bagId}/enter', {
          params: { path: { bagId: bag.id } },
          body: makeShare(bag.id),
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: bagsQuery(bag.roomId).queryKey }),
    onError: (error) => {
      const told = error instanceof ApiProblem ? error.problem['missing'] : undefined;
      setMissing(Array.isArray(told) ? (told as string[]) : []);
    },
  });
  if (bag.mine.entry !== null) {
    return (
      <p role="status" className="rounded-card bg-jade-wash p-3 text-sm text-jade">
        <span className="flex items-center gap-1 font-semibold">
          <Check size={16} />
          {words.luckyIn(bag.mine.entry.number)}
        </span>
        {words.luckyStay}
      </p>
    );
  }
  return (
    <>
      <Conditions bag={bag} store={store} followed={state.room.broadcaster.followed} missing={missing} />
      {enter.isError && (
        <p role="alert" className="text-sm text-danger">
          {liveProblem(words, m, enter.error)}
        </p>
      )}
      {me?.signedIn === false ? (
        <Link to="/sign-in" search={{ back }} className={buttonClass('accent', 'large', true)}>
          {m.me.signIn}
        </Link>
      ) : (
        <Button look="accent" size="large" wide busy={enter.isPending} onClick={() => enter.mutate()}>
          {words.luckyEnter}
        </Button>
      )}
    </>
  );
}

interface ConditionsProps {
  bag: LuckyBagView;
  store: RoomStore;
  followed: boolean;
  /** What the last try was refused for. */
  missing: readonly string[];
}

function Conditions({ bag, store, followed, missing }: ConditionsProps) {
  const words = useLiveWords();
  const m = useMessages();
  const say = (text: string) => {
    store.say(text).then(
      () => showToast(text),
      (error: unknown) => {
        const code = error instanceof RoomSaidError ? error.problem.type : 'offline';
        showToast(words.problems[code] ?? m.errors[code] ?? code, 'danger');
      },
    );
  };
  if (bag.conditions.length === 0) return null;
  return (
    <section aria-label={words.luckyConditions}>
      <h3 className="pb-1 text-sm font-semibold">{words.luckyConditions}</h3>
      <ul className="divide-y divide-line rounded-card bg-mist">
        {bag.conditions.map((condition) => (
          <li key={condition.kind} className="flex min-h-12 items-center gap-3 px-3 py-1 text-sm">
            <span className="min-w-0 flex-1 wrap-anywhere">
              {condition.kind === 'watch' && words.luckyWatch(condition.minutes)}
              {condition.kind === 'phrase' && words.luckyPhrase(condition.text)}
              {condition.kind === 'follow' && words.luckyFollow}
            </span>
            {missing.includes(condition.kind) && (
              <span className="text-xs text-amber">{words.luckyMissing}</span>
            )}
            {condition.kind === 'phrase' && (
              <Button look="outline" size="small" onClick={() => say(condition.text)}>
                {words.luckySay}
              </Button>
            )}
            {condition.kind === 'follow' &&
              (followed ? (
                <Check size={18} className="text-jade" aria-label={words.followed} />
              ) : (
                <Button
                  look="outline"
                  size="small"
                  onClick={() =>
                    void setHostFollowed(store.patch, store.state().room.broadcaster.id, true, m)
                  }
                >
                  {words.follow}
                </Button>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What anybody may note before the draw, and check after it. */
function Fairness({ bag }: { bag: LuckyBagView }) {
  const words = useLiveWords();
  const noted = [
    [words.luckyCommitment, bag.commitment],
    [words.luckyRoot, bag.root],
  ] as const;
  return (
    <section className="flex flex-col gap-2 rounded-card bg-mist p-3 text-xs text-soft">
      <p className="flex gap-2">
        <ShieldCheck size={16} className="shrink-0 text-jade" aria-hidden="true" />
        {words.luckyFair}
      </p>
      <dl className="flex flex-col gap-1">
        {noted.map(
          ([name, hash]) =>
            hash !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="font-mono wrap-anywhere select-all">{hash}</dd>
              </div>
            ),
        )}
      </dl>
      {bag.state === 'drawn' && (
        <p className="flex flex-wrap gap-4 text-sm">
          <a
            href={`/api/v1/lucky-bags/${bag.id}/proof`}
            download={`${bag.id}.json`}
            className="touchable text-link"
          >
            {words.luckyProof}
          </a>
          <Link to="/lucky-bags/verify" className="touchable text-link">
            {words.luckyVerify}
          </Link>
        </p>
      )}
    </section>
  );
}
