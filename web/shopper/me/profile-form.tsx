import type { MeView } from '@kanmai/client';
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, Pencil } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { meQuery } from '../../shared/session.ts';
import { Avatar, Button, IconButton, showToast, TextField } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { addPasskey, passkeysAvailable } from './passkey.ts';

export function ProfileForm({ me }: { me: MeView }) {
  const m = useMessages();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [name, setName] = useState(me.displayName);
  const [busy, setBusy] = useState(false);
  const shownName = me.displayName || (me.email ?? me.phone ?? m.me.title);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      queries.setQueryData(
        meQuery.queryKey,
        await unwrap(api.PATCH('/api/v1/me', { body: { displayName: name.trim() } })),
      );
      showToast(m.me.nameSaved);
      setEditing(false);
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
    } finally {
      setBusy(false);
    }
  };
  const passkey = () =>
    addPasskey().then(
      () => showToast(m.me.passkeyAdded),
      (error: unknown) => error instanceof DOMException || showToast(errorText(m, codeOf(error)), 'danger'),
    );
  return (
    <section className="flex flex-col gap-3 rounded-card bg-mist p-3">
      <div className="flex items-center gap-3">
        <Avatar name={shownName} url={null} size="large" />
        <div className="min-w-0 flex-1">
          <p className="truncate text-base font-semibold">{shownName}</p>
          <p className="truncate text-xs text-soft">{[me.email, me.phone].filter(Boolean).join(' · ')}</p>
        </div>
        <IconButton
          label={m.me.edit}
          aria-expanded={editing}
          icon={<Pencil size={18} />}
          onClick={() => setEditing(!editing)}
        />
      </div>
      {editing && (
        <form onSubmit={(event) => void save(event)} className="flex flex-col gap-3">
          <TextField
            label={m.me.name}
            value={name}
            maxLength={40}
            autoComplete="nickname"
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" wide busy={busy} disabled={name.trim() === ''}>
            {m.me.saveName}
          </Button>
          {passkeysAvailable() && (
            <Button look="outline" wide icon={<KeyRound size={18} />} onClick={() => void passkey()}>
              {m.me.passkey}
            </Button>
          )}
        </form>
      )}
    </section>
  );
}
