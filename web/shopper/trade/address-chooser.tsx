import type { AddressView } from '@kanmai/client';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronRight, MapPin, Plus } from 'lucide-react';
import { useState } from 'react';
import { Badge, Button, Sheet, Skeleton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { AddressForm } from './address-form.tsx';
import { addressesQuery, addressText, saveAddress } from './address-query.ts';

export interface AddressChooserProps {
  /** Undefined while they are on their way. */
  addresses: readonly AddressView[] | undefined;
  chosen: AddressView | undefined;
  onChoose: (id: string) => void;
}

/** The address of the order: the form when there is none, else the chosen one and a sheet with the others. */
export function AddressChooser({ addresses, chosen, onChoose }: AddressChooserProps) {
  const m = useMessages();
  const queries = useQueryClient();
  const [sheet, setSheet] = useState<'closed' | 'choose' | 'add'>('closed');
  const add = async (input: Parameters<typeof saveAddress>[1]) => {
    const made = await saveAddress(undefined, input);
    await queries.invalidateQueries({ queryKey: addressesQuery.queryKey });
    onChoose(made.id);
    setSheet('closed');
  };
  if (addresses === undefined) return <Skeleton className="h-20 w-full rounded-card" />;
  if (chosen === undefined) {
    return (
      <section aria-label={m.checkout.address} className="rounded-card bg-mist p-3">
        <h2 className="text-base font-semibold">{m.checkout.address}</h2>
        <p className="pb-3 text-sm text-soft">{m.checkout.needAddress}</p>
        <AddressForm onSave={add} />
      </section>
    );
  }
  return (
    <section aria-label={m.checkout.address}>
      <button
        type="button"
        onClick={() => setSheet('choose')}
        className="flex w-full items-center gap-3 rounded-card bg-mist p-3 text-start"
      >
        <MapPin size={20} className="shrink-0 text-soft" />
        <AddressLines address={chosen} />
        <span className="sr-only">{m.checkout.changeAddress}</span>
        <ChevronRight size={18} className="shrink-0 text-soft" />
      </button>
      <Sheet
        open={sheet !== 'closed'}
        title={sheet === 'add' ? m.checkout.addAddress : m.checkout.chooseAddress}
        onClose={() => setSheet('closed')}
      >
        {sheet === 'add' ? (
          <AddressForm onSave={add} />
        ) : (
          <div className="flex flex-col gap-3">
            <ul className="divide-y divide-line">
              {addresses.map((address) => (
                <li key={address.id}>
                  <label className="flex items-center gap-3 py-3">
                    <input
                      type="radio"
                      name="address"
                      className="size-5 shrink-0 accent-ink"
                      checked={address.id === chosen.id}
                      onChange={() => {
                        onChoose(address.id);
                        setSheet('closed');
                      }}
                    />
                    <AddressLines address={address} />
                  </label>
                </li>
              ))}
            </ul>
            <Button look="outline" wide icon={<Plus size={18} />} onClick={() => setSheet('add')}>
              {m.checkout.addAddress}
            </Button>
          </div>
        )}
      </Sheet>
    </section>
  );
}

export function AddressLines({ address }: { address: AddressView }) {
  const m = useMessages();
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-2 text-sm font-semibold">
        <span className="truncate">{address.recipient}</span>
        <span className="figures font-normal text-soft">{address.phone}</span>
        {address.isDefault && <Badge>{m.address.isDefaultBadge}</Badge>}
      </span>
      <span className="block text-sm wrap-anywhere text-soft">{addressText(address)}</span>
    </span>
  );
}
