import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { problemWords } from '../../shared/desk/problem.tsx';
import { durationText } from '../../shared/format.ts';
import { Button, IconButton, SkeletonLines, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { productChoiceQuery } from '../products/product-queries.ts';
import { useSettledText } from '../products/use-product-choice.ts';
import { Thumb } from '../tables/thumb.tsx';
import { type AttachedProduct, goodsMax, movedProduct } from './clip-draft.ts';

interface GoodsFieldProps {
  authorId: string;
  goods: readonly AttachedProduct[];
  onChange: (goods: AttachedProduct[]) => void;
  /** Where the video above stands; undefined while there is none. */
  nowMs?: number | undefined;
}

const shownMax = 6;

/** The goods that a clip shows: a shop chooses from its own, a creator from what is on sale in the mall. */
export function GoodsField({ authorId, goods, onChange, nowMs }: GoodsFieldProps) {
  const messages = useMessages();
  const words = messages.clipPage;
  const work = messages.clipWork;
  const [text, setText] = useState('');
  const candidates = useCandidates(authorId, text);
  const attached = new Set(goods.map((product) => product.productId));
  const found = (candidates.data ?? [])
    .filter((product) => !attached.has(product.productId))
    .slice(0, shownMax);
  return (
    <section aria-label={words.goods}>
      <p className="text-sm text-soft">{words.goods}</p>
      <ul className="mt-1 flex flex-col">
        {goods.map((product, index) => (
          <GoodsRow
            key={product.productId}
            product={product}
            label={words.detach(product.title)}
            icon={<X size={18} />}
            onClick={() => onChange(goods.filter((other) => other.productId !== product.productId))}
          >
            <MomentOfProduct
              product={product}
              nowMs={nowMs}
              onChange={(atMs) =>
                onChange(goods.map((other) => (other === product ? { ...other, atMs } : other)))
              }
            />
            {goods.length > 1 && (
              <IconButton
                label={index === 0 ? work.moveDown(product.title) : work.moveUp(product.title)}
                icon={index === 0 ? <ArrowDown size={18} /> : <ArrowUp size={18} />}
                onClick={() => onChange(movedProduct(goods, index, index === 0 ? 1 : -1))}
              />
            )}
          </GoodsRow>
        ))}
      </ul>
      {goods.length < goodsMax && (
        <div className="mt-2 rounded-card border border-line p-3">
          <TextField
            label={words.goodsSearch}
            type="search"
            value={text}
            hint={authorId.startsWith('crt_') ? words.creatorGoodsHint : words.goodsHint}
            onChange={(event) => setText(event.target.value)}
          />
          {candidates.isPending ? (
            <div className="mt-3">
              <SkeletonLines count={2} />
            </div>
          ) : candidates.isError ? (
            <p role="alert" className="mt-3 text-sm text-danger">
              {problemWords(messages, candidates.error).title}
            </p>
          ) : found.length === 0 ? (
            <p className="mt-3 text-sm text-soft">{words.goodsNone}</p>
          ) : (
            <ul className="mt-2 flex flex-col">
              {found.map((product) => (
                <GoodsRow
                  key={product.productId}
                  product={product}
                  label={words.attach(product.title)}
                  icon={<Plus size={18} />}
                  onClick={() => onChange([...goods, product])}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}

function GoodsRow({
  product,
  label,
  icon,
  onClick,
  children,
}: {
  product: AttachedProduct;
  children?: ReactNode;
  label: string;
  icon: ReactNode;
  onClick: () => void;
}) {
  return (
    <li className="flex items-center gap-3 py-1 text-sm">
      <Thumb url={product.pictureUrl} />
      <span className="min-w-0 flex-1 truncate">{product.title}</span>
      {children}
      <IconButton label={label} icon={icon} onClick={onClick} />
    </li>
  );
}

/** When its chip appears; set to where the video stands. */
function MomentOfProduct({
  product,
  nowMs,
  onChange,
}: {
  product: AttachedProduct;
  nowMs: number | undefined;
  onChange: (atMs: number) => void;
}) {
  const words = useMessages().clipWork;
  const at = durationText(product.atMs);
  if (nowMs === undefined) return null;
  return (
    <Button
      look="outline"
      size="small"
      title={words.momentSet}
      aria-label={words.momentOf(product.title, at)}
      onClick={() => onChange(Math.round(nowMs))}
    >
      <span className="figures">{at}</span>
    </Button>
  );
}

/** What may be attached: the shop's own products short of taken down, or for a creator what is on sale in the mall. */
function useCandidates(authorId: string, text: string) {
  const isShop = authorId.startsWith('shp_');
  const settled = useSettledText(text);
  const own = useQuery({
    ...productChoiceQuery(authorId, settled),
    enabled: isShop,
    placeholderData: keepPreviousData,
    select: (products) =>
      products
        .filter((product) => product.state !== 'taken-down')
        .map(
          ({ id, title, pictureUrls }): AttachedProduct => ({
            productId: id,
            title,
            pictureUrl: pictureUrls[0] ?? null,
            atMs: 0,
          }),
        ),
  });
  const mall = useQuery({
    queryKey: ['mall', 'choice', settled],
    enabled: !isShop,
    placeholderData: keepPreviousData,
    queryFn: () => mallCards(settled),
    select: (cards) =>
      cards.map(
        ({ id, title, pictureUrl }): AttachedProduct => ({ productId: id, title, pictureUrl, atMs: 0 }),
      ),
  });
  return isShop ? own : mall;
}

/** The newest of the mall, or what a search of it finds. */
async function mallCards(text: string) {
  if (text === '') return (await unwrap(api.GET('/api/v1/mall', { params: { query: { limit: 50 } } }))).items;
  const { items } = await unwrap(api.GET('/api/v1/search', { params: { query: { q: text } } }));
  return items;
}
