import type { FeedGoodsView } from '@kanmai/client';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { buttonClass, showToast } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import type { FeedStore } from './feed-store.ts';
import { useGoodsWords } from './goods-words.ts';

export interface GoodsHideProps {
  goods: FeedGoodsView;
  store: FeedStore;
  onKeep: () => void;
}

/** Not interested, in three sizes. */
export function GoodsHide({ goods, store, onKeep }: GoodsHideProps) {
  const m = useMessages();
  const words = useGoodsWords();
  const hide = async (scope: 'item' | 'author' | 'category') => {
    try {
      await unwrap(
        api.POST('/api/v1/products/{productId}/hide', {
          params: { path: { productId: goods.id } },
          body: { scope },
        }),
      );
      if (scope !== 'item')
        store.remove((clip) =>
          scope === 'author' ? clip.author.id === goods.shop.id : clip.category === goods.category,
        );
      store.removeCard(goods.id);
      showToast(words.hidden);
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
    }
  };
  const choices = [
    ['item', words.hideItem],
    ['author', words.hideAuthor(goods.shop.name)],
    ...(goods.category === '' ? [] : ([['category', words.hideCategory(goods.category)]] as const)),
  ] as const;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-2 text-sm font-semibold">{words.notInterested}</legend>
      {choices.map(([scope, text]) => (
        <button key={scope} type="button" onClick={() => void hide(scope)} className={buttonClass('quiet')}>
          {text}
        </button>
      ))}
      <button type="button" onClick={onKeep} className={buttonClass('outline')}>
        {words.keep}
      </button>
    </fieldset>
  );
}
