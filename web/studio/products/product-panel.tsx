import type { ProductInput, StudioProductView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ExternalLink, Pencil } from 'lucide-react';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Badge, Button, SkeletonLines, showToast } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { AppealNote } from '../appeals/appeal-note.tsx';
import { LikelyBuyersOfProduct } from '../likely-buyers/likely-buyers.tsx';
import { useMessages } from '../messages/index.ts';
import { maySell, useAuthor } from '../shell/authors.ts';
import { Thumb } from '../tables/thumb.tsx';
import { AttributesSection } from './attributes-section.tsx';
import { CategoryName } from './category-name.tsx';
import { PriceHistory } from './price-history.tsx';
import { ProductFormPanel } from './product-form-panel.tsx';
import { changeProduct, productQuery, productsKey } from './product-queries.ts';
import { ProductStateBadge } from './product-state-badge.tsx';
import { VariantEditor } from './variant-editor.tsx';

interface ProductPanelProps {
  shopId: string;
  productId: string;
  /** The product as the table has it, shown until it was read again. */
  known: StudioProductView | undefined;
  editing: boolean;
  onEdit: (editing: boolean) => void;
  onClose: () => void;
}

export function ProductPanel({ shopId, productId, known, editing, onEdit, onClose }: ProductPanelProps) {
  const messages = useMessages();
  const role = useAuthor()?.role ?? null;
  const { data, error, refetch } = useQuery(productQuery(shopId, productId));
  const product = data ?? known;
  if (product === undefined) {
    return (
      <SidePanel title={messages.productPage.columns.product} onClose={onClose}>
        {error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={8} />}
      </SidePanel>
    );
  }
  if (editing && maySell.writeProducts(role)) {
    return (
      <ProductFormPanel
        shopId={shopId}
        product={product}
        onClose={() => onEdit(false)}
        onSaved={() => onEdit(false)}
      />
    );
  }
  return (
    <SidePanel
      title={product.title}
      note={<ProductStateBadge state={product.state} />}
      onClose={onClose}
      footer={
        maySell.writeProducts(role) ? (
          <StateActs shopId={shopId} product={product} onEdit={() => onEdit(true)} />
        ) : (
          <p className="text-sm text-soft">{messages.productPage.cannotEdit}</p>
        )
      }
    >
      {product.state === 'taken-down' && <AppealNote kind="product" id={product.id} />}
      <VariantEditor
        key={product.updatedAt}
        shopId={shopId}
        product={product}
        mayPrice={maySell.writeProducts(role)}
        mayCount={maySell.writeStock(role)}
      />
      <LikelyBuyersOfProduct shopId={shopId} productId={product.id} />
      <PriceHistory shopId={shopId} product={product} mayPrice={maySell.writeProducts(role)} />
      <AttributesSection shopId={shopId} product={product} mayWrite={maySell.writeProducts(role)} />
      <ProductDetail product={product} />
    </SidePanel>
  );
}

function StateActs({
  shopId,
  product,
  onEdit,
}: {
  shopId: string;
  product: StudioProductView;
  onEdit: () => void;
}) {
  const messages = useMessages();
  const words = messages.productPage;
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (state: NonNullable<ProductInput['state']>) => changeProduct(shopId, product.id, { state }),
    onSuccess: (changed) => {
      queries.setQueryData(productQuery(shopId, product.id).queryKey, changed);
      showToast(messages.productStates[changed.state] ?? changed.state);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: productsKey(shopId) }),
  });
  const onSale = product.state === 'on-sale';
  return (
    <div className="flex flex-col gap-3">
      <ProblemNotice error={change.error} />
      {product.state === 'taken-down' && <p className="text-sm text-soft">{words.takenDownNote}</p>}
      <div className="flex justify-end gap-3">
        <Button look="outline" icon={<Pencil size={16} />} onClick={onEdit}>
          {words.edit}
        </Button>
        {product.state !== 'taken-down' && (
          <Button
            look={onSale ? 'outline' : 'solid'}
            busy={change.isPending}
            onClick={() => change.mutate(onSale ? 'off-sale' : 'on-sale')}
          >
            {onSale ? words.takeOffSale : words.putOnSale}
          </Button>
        )}
      </div>
    </div>
  );
}

function ProductDetail({ product }: { product: StudioProductView }) {
  const messages = useMessages();
  const words = messages.productPage;
  const guarantees = product.guarantees.map((name) => (
    <Badge key={name} tone="jade">
      {messages.guarantees[name] ?? name}
    </Badge>
  ));
  return (
    <>
      {product.pictureUrls.length > 0 && (
        <PanelSection title={words.pictures}>
          <div className="flex flex-wrap gap-2">
            {product.pictureUrls.map((url) => (
              <Thumb key={url} url={url} shape="large" />
            ))}
          </div>
        </PanelSection>
      )}
      <PanelSection
        title={words.details}
        action={
          product.state === 'on-sale' && (
            <a
              href={`/p/${product.id}`}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 text-sm text-link hover:underline"
            >
              {words.view}
              <ExternalLink size={14} aria-hidden="true" />
            </a>
          )
        }
      >
        {product.description && <p className="mb-3 text-sm whitespace-pre-line">{product.description}</p>}
        <Facts
          facts={[
            [
              words.columns.category,
              product.category === '' ? null : <CategoryName key="category" category={product.category} />,
            ],
            [
              messages.productForm.guarantees,
              guarantees.length === 0 ? null : (
                <span key="guarantees" className="flex flex-wrap gap-1">
                  {guarantees}
                </span>
              ),
            ],
          ]}
        />
      </PanelSection>
    </>
  );
}
