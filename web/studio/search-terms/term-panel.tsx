import type { SearchTermView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import type { ProductSearch } from '../products/product-filter.ts';
import { actsFor, type TermAct } from './term-view.ts';

interface TermPanelProps {
  shopId: string;
  term: SearchTermView;
  mayWrite: boolean;
  onClose: () => void;
}

/** One search: what it says, and what to do about it. */
export function TermPanel({ shopId, term, mayWrite, onClose }: TermPanelProps) {
  const { searchTermsPage: words } = useMessages();
  const { own, people, advice } = term;
  const titles: Record<TermAct, string> = {
    'new-product': words.newProduct,
    'choose-title': words.chooseTitle,
    'edit-title': words.editTitle,
    'add-stock': words.addStock,
    'edit-product': words.editProduct,
    'see-product': words.seeProduct,
  };
  const acts = actsFor(term, mayWrite);
  const facts: [string, string][] = [
    [words.people, String(people)],
    [words.searches, String(term.searches)],
    [words.found, words.foundCount(term.found)],
    [words.opens, String(term.opens)],
  ];
  return (
    <SidePanel
      title={term.term}
      note={words.advices[advice]}
      onClose={onClose}
      footer={
        acts.length > 0 && (
          <div className="flex flex-wrap gap-2">
            {acts.map((act, at) => (
              <Link
                key={act}
                to="/$authorId/products"
                params={{ authorId: shopId }}
                search={productSearchOf(act, term)}
                className={buttonClass(at === 0 ? 'solid' : 'outline')}
              >
                {titles[act]}
              </Link>
            ))}
          </div>
        )
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        <p>{words.says[advice](term.term, people)}</p>
        {!mayWrite && advice !== 'well' && <p className="text-soft">{words.askOwner}</p>}
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-xs text-soft">{name}</dt>
              <dd className="figures text-base">{value}</dd>
            </div>
          ))}
        </dl>
        {own !== null && (
          <section aria-label={words.yours} className="rounded-card bg-mist p-3">
            <h3 className="text-xs text-soft">{words.yours}</h3>
            <p className="pt-1 wrap-anywhere">{own.title}</p>
            <p className="figures pt-1 text-xs text-soft">{words.rankOf(own.rank, own.count)}</p>
          </section>
        )}
      </div>
    </SidePanel>
  );
}

function productSearchOf(act: TermAct, { term, own }: SearchTermView): ProductSearch {
  const productId = own?.productId;
  if (act === 'new-product') return { open: 'new', title: term };
  if (act === 'choose-title' || productId === undefined) return {};
  return act === 'edit-title' || act === 'edit-product'
    ? { open: productId, edit: true }
    : { open: productId };
}
