import { useQuery } from '@tanstack/react-query';
import { Gift } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import { AskButton } from './ask-button.tsx';
import { BagDialog } from './bag-dialog.tsx';
import { OfferClock, OfferList } from './offer-list.tsx';
import {
  type BagCondition,
  type BagView,
  bagsQuery,
  publishBag,
  removeBag,
  useOfferAct,
} from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';
import type { RoomLine } from './use-room-line.ts';

const againMs = 3_000;

/** Lucky bags of a room: prepared, open, drawn. */
export function BagsPane({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const [making, setMaking] = useState(false);
  const query = useQuery({ ...bagsQuery(room.id), refetchInterval: againMs });
  return (
    <>
      <OfferList
        label={words.bags}
        icon={<Gift size={28} />}
        query={query}
        make={{ label: words.makeBag, disabled: room.goods.length === 0, onMake: () => setMaking(true) }}
        empty={{ title: words.noBags, detail: words.noBagsDetail }}
      >
        {(bag) => <BagRow bag={bag} room={room} line={line} />}
      </OfferList>
      {making && <BagDialog room={room} onClose={() => setMaking(false)} />}
    </>
  );
}

function BagRow({ bag, room, line }: { bag: BagView; room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const { locale } = useLocale();
  const { prize } = bag;
  const asks = bag.conditions.map((condition) => conditionText(condition, words.conditions));
  return (
    <>
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
    </>
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
  if (bag.state !== 'open' || bag.closesAt === null)
    return <Badge tone={bag.state === 'drawn' ? 'jade' : 'neutral'}>{words.bagStates[bag.state]}</Badge>;
  return <OfferClock until={bag.closesAt} line={line} label={words.drawnIn} />;
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
