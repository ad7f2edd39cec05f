import { Plus, Trash2 } from 'lucide-react';
import { Button, IconButton, TextField } from '../../ui/index.ts';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { type DraftProblems, emptyVariant, type FieldProblem, type VariantDraft } from './product-draft.ts';

interface VariantFieldsProps {
  variants: readonly VariantDraft[];
  problems: DraftProblems;
  onChange: (variants: VariantDraft[]) => void;
}

const variantsMax = 100;

export function VariantFields({ variants, problems, onChange }: VariantFieldsProps) {
  const words = useMessages().productForm;
  const change = (rowId: string, next: Partial<VariantDraft>) =>
    onChange(variants.map((variant) => (variant.rowId === rowId ? { ...variant, ...next } : variant)));
  return (
    <div className="flex flex-col gap-3">
      {variants.map((variant, index) => (
        <fieldset key={variant.rowId} className="rounded-card border border-line p-3">
          <legend className="float-start flex w-full items-center justify-between text-sm font-semibold">
            {words.variant(index + 1)}
            {variants.length > 1 && (
              <IconButton
                label={words.removeVariant(index + 1)}
                icon={<Trash2 size={16} />}
                className="-me-2 -mt-2"
                onClick={() => onChange(variants.filter((other) => other.rowId !== variant.rowId))}
              />
            )}
          </legend>
          <VariantInputs
            variant={variant}
            problems={problems}
            onChange={(next) => change(variant.rowId, next)}
          />
        </fieldset>
      ))}
      {variants.length < variantsMax && (
        <Button
          look="outline"
          size="small"
          icon={<Plus size={16} />}
          className="self-start"
          onClick={() => onChange([...variants, emptyVariant()])}
        >
          {words.addVariant}
        </Button>
      )}
    </div>
  );
}

function problemText(problem: FieldProblem | undefined, messages: StudioMessages): string | null {
  const { productForm: form, productPage: page } = messages;
  const texts: Record<FieldProblem, string> = {
    'name-missing': form.nameMissing,
    'sku-missing': form.skuMissing,
    'sku-twice': form.skuTwice,
    'price-wrong': page.priceWrong,
    'price-range': page.priceRange,
    'list-price-wrong': form.listPriceWrong,
    'stock-wrong': page.stockWrong,
    'attribute-wrong': form.fixFirst,
  };
  return problem === undefined ? null : texts[problem];
}

function VariantInputs({
  variant,
  problems,
  onChange,
}: {
  variant: VariantDraft;
  problems: DraftProblems;
  onChange: (next: Partial<VariantDraft>) => void;
}) {
  const messages = useMessages();
  const words = messages.productForm;
  const field = (name: 'title' | 'sku' | 'price' | 'listPrice' | 'stock') => ({
    value: variant[name],
    error: problemText(problems[`${variant.rowId}.${name}`], messages),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <div className="grid clear-both grid-cols-2 gap-3 pt-2">
      <div className="col-span-2">
        <TextField
          label={words.variantTitle}
          hint={words.variantTitleHint}
          maxLength={80}
          {...field('title')}
        />
      </div>
      <TextField label={words.price} inputMode="decimal" {...field('price')} />
      <TextField label={words.listPrice} inputMode="decimal" {...field('listPrice')} />
      {/* A SKU is how a known variant is told from a new one. */}
      <TextField label={words.sku} maxLength={64} disabled={variant.known} {...field('sku')} />
      {!variant.known && <TextField label={words.stock} inputMode="numeric" {...field('stock')} />}
    </div>
  );
}
