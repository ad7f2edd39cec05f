import type { AddressInput, AddressView } from '@kanmai/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MapPin, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { Button, EmptyState, ErrorState, IconButton, Sheet, Skeleton, showToast } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { AddressLines } from '../trade/address-chooser.tsx';
import { AddressForm } from '../trade/address-form.tsx';
import { addressesQuery, saveAddress } from '../trade/address-query.ts';
import { SignInGate } from './sign-in-gate.tsx';

export function AddressesPage() {
  const m = useMessages();
  return (
    <Page title={m.me.addresses}>
      <SignInGate>
        <Addresses />
      </SignInGate>
    </Page>
  );
}

function Addresses() {
  const m = useMessages();
  const queries = useQueryClient();
  const query = useQuery(addressesQuery);
  const [editing, setEditing] = useState<AddressView | 'new' | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: addressesQuery.queryKey });
  const save = async (input: AddressInput) => {
    await saveAddress(editing === 'new' || editing === null ? undefined : editing, input);
    setEditing(null);
    await refresh();
  };
  const remove = async (address: AddressView) => {
    try {
      await unwrap(api.DELETE('/api/v1/me/addresses/{id}', { params: { path: { id: address.id } } }));
      showToast(m.address.removed);
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
    }
    await refresh();
  };
  if (query.isPending) return <Skeleton className="h-20 w-full rounded-card" />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  const add = (
    <Button look="outline" wide icon={<Plus size={18} />} onClick={() => setEditing('new')}>
      {m.checkout.addAddress}
    </Button>
  );
  return (
    <div className="flex flex-1 flex-col gap-3">
      {query.data.items.length === 0 ? (
        <EmptyState
          icon={<MapPin size={36} />}
          title={m.address.emptyTitle}
          detail={m.address.emptyDetail}
          action={add}
        />
      ) : (
        <>
          <ul className="divide-y divide-line rounded-card bg-mist">
            {query.data.items.map((address) => (
              <li key={address.id} className="flex items-center gap-1 py-2 ps-3 pe-1">
                <AddressLines address={address} />
                <IconButton
                  label={m.address.edit}
                  icon={<Pencil size={18} />}
                  onClick={() => setEditing(address)}
                />
                <IconButton
                  label={m.address.remove}
                  icon={<Trash2 size={18} />}
                  onClick={() => void remove(address)}
                />
              </li>
            ))}
          </ul>
          {add}
        </>
      )}
      <Sheet open={editing !== null} title={m.address.title} onClose={() => setEditing(null)}>
        {editing !== null && <AddressForm address={editing === 'new' ? undefined : editing} onSave={save} />}
      </Sheet>
    </div>
  );
}
