import type { ProductInput, StudioProductView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, showToast, TextArea, TextField } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useAdvertCheck } from '../adverts/advert-check.ts';
import { AdvertNotes } from '../adverts/advert-notes.tsx';
import { useMessages } from '../messages/index.ts';
import { readAttributes } from './attribute-draft.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { CategoryField } from './category-field.tsx';
import { categoriesQuery } from './category-queries.ts';
import { PictureField } from './picture-field.tsx';
import { PictureTexts } from './picture-texts.tsx';
import { advertFieldsOf, attributeOf, pictureField, variantOf, withFieldText } from './product-advert.ts';
import { type DraftProblems, draftOf, emptyDraft, type ProductDraft, readDraft } from './product-draft.ts';
import { addProduct, changeProduct, productQuery, productsKey } from './product-queries.ts';
import { VariantFields } from './variant-fields.tsx';

interface ProductFormPanelProps {
  shopId: string;
  /** Null for one to be made. */
  product: StudioProductView | null;
  /** What a new one is called to begin with. */
  title?: string | undefined;
  onClose: () => void;
  onSaved: (id: string) => void;
}

export function ProductFormPanel({ shopId, product, title = '', onClose, onSaved }: ProductFormPanelProps) {
  const messages = useMessages();
  const words = messages.productForm;
  const formId = useId();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() =>
    product === null ? { ...emptyDraft(), title } : draftOf(product),
  );
  const [tried, setTried] = useState(false);
  const [uploading, setUploading] = useState(false);
  const { data: categories = [] } = useQuery(categoriesQuery);
  const rules = categories.find(({ name }) => name === draft.category)?.attributes ?? [];
  const reading = readDraft(draft, rules);
  // Nothing is marked before the first try; afterwards each mark goes as soon as its field is right.
  const problems: DraftProblems = tried && !reading.ok ? reading.problems : {};
  const save = useMutation({
    mutationFn: async (state: ProductInput['state'] | undefined) => {
      setTried(true);
      if (!reading.ok) return null;
      const body = { ...reading.input, ...(state === undefined ? {} : { state }) };
      if (product === null) return addProduct(shopId, body);
      return changeProduct(shopId, product.id, body);
    },
    onSuccess: (saved) => {
      if (saved === null) return;
      queries.setQueryData(productQuery(shopId, saved.id).queryKey, saved);
      queries.invalidateQueries({ queryKey: productsKey(shopId) });
      showToast(messages.productPage.saved);
      onSaved(saved.id);
    },
  });
  const change = (next: Partial<ProductDraft>) => setDraft((before) => ({ ...before, ...next }));
  const fields = advertFieldsOf(draft);
  const about = { kind: 'product', subjectId: product?.id, category: draft.category } as const;
  const findingsOf = useAdvertCheck(shopId, about, fields);
  const notesOf = (field: string, label?: string) => (
    <AdvertNotes
      key={field}
      text={fields.find((one) => one.field === field)?.text ?? ''}
      findings={findingsOf(field)}
      {...(label === undefined ? {} : { label })}
      {...(field === 'attributeNames'
        ? {}
        : { onUse: (text: string) => change(withFieldText(draft, field, text)) })}
    />
  );
  const wrong = Object.keys(problems).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(product === null ? 'on-sale' : undefined);
  };
  return (
    <SidePanel
      title={product === null ? words.title : words.editTitle}
      onClose={onClose}
      footer={
        <div className="flex flex-col gap-3">
          {wrong && (
            <p role="alert" className="text-sm text-danger">
              {words.fixFirst}
            </p>
          )}
          <ProblemNotice error={save.error} />
          <div className="flex justify-end gap-3">
            {product === null && (
              <Button
                look="outline"
                disabled={save.isPending || uploading}
                onClick={() => save.mutate('draft')}
              >
                {words.saveDraft}
              </Button>
            )}
            <Button type="submit" form={formId} busy={save.isPending} disabled={uploading}>
              {product === null ? words.publish : words.saveChanges}
            </Button>
          </div>
        </div>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <div>
          <TextField
            label={words.name}
            hint={words.nameHint}
            error={problems['title'] === undefined ? null : words.nameMissing}
            value={draft.title}
            maxLength={120}
            onChange={(event) => change({ title: event.target.value })}
          />
          {notesOf('title')}
        </div>
        <PictureField
          shopId={shopId}
          pictures={draft.pictures}
          onChange={(edit) => setDraft((before) => ({ ...before, pictures: edit(before.pictures) }))}
          onBusy={setUploading}
        />
        <PictureTexts
          pictures={draft.pictures}
          onChange={(place, text) => change(withFieldText(draft, pictureField(place), text))}
          notesOf={notesOf}
        />
        <CategoryField value={draft.category} onChange={(category) => change({ category })} />
        <div>
          <TextArea
            label={words.description}
            value={draft.description}
            rows={4}
            maxLength={5000}
            onChange={(event) => change({ description: event.target.value })}
          />
          {notesOf('description')}
        </div>
        <div>
          <AttributeFields
            rules={rules}
            rows={draft.attributes}
            problems={tried ? readAttributes(draft.attributes, rules).problems : {}}
            onChange={(attributes) => change({ attributes })}
          />
          {notesOf('attributeNames', messages.adverts.attributeNames)}
          {fields.map(({ field }) => {
            const attribute = attributeOf(field);
            return attribute === null ? null : notesOf(field, attribute);
          })}
        </div>
        <div>
          <VariantFields
            variants={draft.variants}
            problems={problems}
            onChange={(variants) => change({ variants })}
          />
          {fields.map(({ field }) => {
            const place = variantOf(field);
            return place === null ? null : notesOf(field, messages.adverts.variant(place + 1));
          })}
        </div>
        <GuaranteeFields chosen={draft.guarantees} onChange={(guarantees) => change({ guarantees })} />
      </form>
    </SidePanel>
  );
}

function GuaranteeFields({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (next: string[]) => void;
}) {
  const messages = useMessages();
  const names = [...new Set([...Object.keys(messages.guarantees), ...chosen])];
  return (
    <PanelSection title={messages.productForm.guarantees}>
      <div className="grid grid-cols-2 gap-x-4">
        {names.map((name) => (
          <label key={name} className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, name] : chosen.filter((other) => other !== name))
              }
              className="size-4 accent-ink"
            />
            {messages.guarantees[name] ?? name}
          </label>
        ))}
      </div>
    </PanelSection>
  );
}
