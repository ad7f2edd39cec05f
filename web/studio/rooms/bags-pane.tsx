import { useQuery } from '@tanstack/react-query';
import { Gift, Plus } from 'lucide-react';
import { useState } from 'react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, EmptyState, SkeletonLines } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import { AskButton } from './ask-button.tsx';
import { BagDialog } from './bag-dialog.tsx';
import {
  type BagCondition,
  type BagView,
  bagsQuery,
  publishBag,
  removeBag,
  useOfferAct,
} from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';
import { countdownOf } from './room-time.ts';
import { type RoomLine, useServerNow } from './use-room-line.ts';

const againMs = 3_000;

/** Lucky bags of a room: prepared, open, drawn. */
export function BagsPane({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const [making, setMaking] = useState(false);
  const query = useQuery({ ...bagsQuery(room.id), refetchInterval: againMs });
  const button = (
    <Button
      size="small"
      icon={<Plus size={16} />}
      disabled={room.goods.length === 0}
      onClick={() => setMaking(true)}
    >
      {words.makeBag}
    </Button>
  );
  return (
    <section aria-label={words.bags} className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4">
      {query.isPending ? (
        <SkeletonLines />
      ) : query.data === undefined ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data.length === 0 ? (
        <EmptyState
          icon={<Gift size={28} />}
          title={words.noBags}
          detail={words.noBagsDetail}
          action={button}
        />
      ) : (
        <>
          <div className="mb-3 flex justify-end">{button}</div>
          <ul className="flex flex-col gap-3">
            {query.data.map((bag) => (
              <BagRow key={bag.id} bag={bag} room={room} line={line} />
            ))}
          </ul>
        </>
      )}
      {making && <BagDialog room={room} onClose={() => setMaking(false)} />}
    </section>
  );
}

function BagRow({ bag, room, line }: { bag: BagView; room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const { locale } = useLocale();
  const { prize } = bag;
  const asks = bag.conditions.map((condition) => conditionText(condition, words.conditions));
  return (
    <li className="rounded-card border border-line p-3 text-sm">
      <div className="flex items-center gap-3">
        <Thumb url={prize.pictureUrl} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{prize.title}</p>
          <p className="truncate text-xs text-soft">
            {prize.variantTitle} · {words.winnersOf(bag.winners)} · {words.minutes(bag.minutes)}
          </p>
        </div>
        <BagClock bag={bag} line={line} />
      </div>
      <p className="mt-2 text-xs text-soft">
        {asks.length === 0 ? words.noConditions : asks.join(' · ')}
        {bag.state !== 'draft' && ` · ${words.entries(bag.entryCount.toLocaleString(locale))}`}
      </p>
      {bag.state === 'draft' && <DraftButtons bag={bag} room={room} />}
      {bag.state === 'drawn' && (
        <p className="mt-2">
          <a href="/lucky-bags/verify" target="_blank" rel="noreferrer" className="text-link">
            {words.verify}
          </a>
        </p>
      )}
    </li>
  );
}

function conditionText(
  condition: BagCondition,
  words: { watch: (minutes: number) => string; phrase: (text: string) => string; follow: string },
): string {
  if (condition.kind === 'watch') return words.watch(condition.minutes);
  return condition.kind === 'phrase' ? words.phrase(condition.text) : words.follow;
}

function BagClock({ bag, line }: { bag: BagView; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const nowMs = useServerNow(line.nowMs);
  if (bag.state !== 'open' || bag.closesAt === null)
    return <Badge tone={bag.state === 'drawn' ? 'jade' : 'neutral'}>{words.bagStates[bag.state]}</Badge>;
  return (
    <p role="timer" className="shrink-0 text-end">
      <span className="figures block text-2xl leading-none font-semibold">
        {countdownOf(Date.parse(bag.closesAt), nowMs).text}
      </span>
      <span className="text-xs text-soft">{words.drawnIn}</span>
    </p>
  );
}

function DraftButtons({ bag, room }: { bag: BagView; room: StudioRoom }) {
  const words = useMessages().roomOffers;
  const publish = useOfferAct(room.id, () => publishBag(room.id, bag.id), words.bagPublished);
  const remove = useOfferAct(room.id, () => removeBag(room.id, bag.id), words.bagRemoved);
  return (
    <div className="mt-3 flex flex-wrap items-center justify-end gap-2">
      {room.state !== 'live' && <span className="text-xs text-soft">{words.whenLive}</span>}
      <Button look="outline" size="small" busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
        {words.removeBag}
      </Button>
      {room.state === 'live' && (
        <AskButton
          look="solid"
          size="small"
          label={words.publishBag}
          title={words.publishTitle}
          detail={words.publishDetail}
          busy={publish.isPending}
          error={publish.error}
          onYes={() => publish.mutateAsync(undefined)}
        />
      )}
    </div>
  );
}
