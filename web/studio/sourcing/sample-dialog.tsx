import type { SourcedProductView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, buttonClass, Dialog, Select, SkeletonLines, showToast, TextField } from '../../ui/index.ts';
import { affiliateKey } from '../affiliate/affiliate-queries.ts';
import { useMessages } from '../messages/index.ts';
import { askForSample, myAddressesQuery } from './sourcing-queries.ts';

interface SampleDialogProps {
  creatorId: string;
  product: SourcedProductView;
  onClose: () => void;
}

/** Asks the shop for one of a product: which variant, where to, and a word to go with it. */
export function SampleDialog({ creatorId, product, onClose }: SampleDialogProps) {
  const messages = useMessages();
  const words = messages.sourcingPage;
  const formId = useId();
  const queries = useQueryClient();
  const addresses = useQuery(myAddressesQuery);
  const [variantId, setVariantId] = useState(product.variants[0]?.id ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const items = addresses.data?.items ?? [];
  const addressId = chosen ?? (items.find(({ isDefault }) => isDefault) ?? items[0])?.id;
  const ask = useMutation({
    mutationFn: (to: string) => askForSample(creatorId, { variantId, addressId: to, note }),
    onSuccess: () => {
      showToast(words.asked);
      void queries.invalidateQueries({ queryKey: affiliateKey(creatorId) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (addressId !== undefined) ask.mutate(addressId);
  };
  return (
    <Dialog
      open
      title={words.sampleTitle}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={ask.isPending} disabled={addressId === undefined}>
            {words.ask}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4 text-sm">
        <p className="font-semibold wrap-anywhere">{product.title}</p>
        {product.variants.length > 1 && (
          <Select
            label={words.variant}
            value={variantId}
            options={product.variants.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(event) => setVariantId(event.target.value)}
          />
        )}
        {addresses.isPending ? (
          <SkeletonLines count={2} />
        ) : addresses.isError ? (
          <ProblemNotice error={addresses.error} />
        ) : items.length === 0 ? (
          <div className="flex flex-col items-start gap-2">
            <p>{words.noAddress}</p>
            <a href="/me/addresses" className={buttonClass('outline', 'small')}>
              {words.addAddress}
            </a>
          </div>
        ) : (
          <Select
            label={words.address}
            value={addressId ?? ''}
            options={items.map(({ id, recipient, city, district, street }) => ({
              value: id,
              label: `${recipient} · ${city} ${district} ${street}`,
            }))}
            onChange={(event) => setChosen(event.target.value)}
          />
        )}
        <TextField
          label={words.noteLabel}
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.target.value)}
        />
        <p className="text-xs text-soft">{words.rule}</p>
        <ProblemNotice error={ask.error} />
      </form>
    </Dialog>
  );
}
