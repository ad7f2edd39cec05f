import { useQuery } from '@tanstack/react-query';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Select } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { productQuery } from '../products/product-queries.ts';
import type { StudioRoom } from './room-queries.ts';

export interface ChosenVariant {
  readonly id: string;
  readonly title: string;
  readonly priceCents: number;
  readonly currency: string;
}

/** One variant of one product of the bag: the first until another is chosen. */
export function useVariantChoice(room: StudioRoom, productId: string, variantId: string) {
  const shownId = productId === '' ? (room.pinned?.productId ?? room.goods[0]?.productId ?? '') : productId;
  const product = useQuery({
    ...productQuery(room.broadcaster.id, shownId),
    enabled: shownId !== '',
  }).data;
  const variants = product?.variants ?? [];
  const variant = variants.find(({ id }) => id === variantId) ?? variants[0];
  return { shownId, variants, variant };
}

interface VariantChoiceProps {
  room: StudioRoom;
  choice: ReturnType<typeof useVariantChoice>;
  onProduct: (productId: string) => void;
  onVariant: (variantId: string) => void;
}

export function VariantChoice({ room, choice, onProduct, onVariant }: VariantChoiceProps) {
  const words = useMessages().roomOffers;
  const { locale } = useLocale();
  return (
    <>
      <Select
        label={words.product}
        value={choice.shownId}
        options={room.goods.map(({ productId, title }) => ({ value: productId, label: title }))}
        onChange={(event) => onProduct(event.target.value)}
      />
      <Select
        label={words.variant}
        value={choice.variant?.id ?? ''}
        options={choice.variants.map(({ id, title, priceCents, currency }) => ({
          value: id,
          label: `${title} · ${moneyText(priceCents, currency, locale)}`,
        }))}
        onChange={(event) => onVariant(event.target.value)}
      />
    </>
  );
}
