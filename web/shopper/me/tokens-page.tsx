import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { Button, EmptyState, ErrorState, SkeletonLines, showToast, TextField } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { ScopeChoice } from './scope-choice.tsx';
import { type Purpose, purposes, type Scope } from './token-scopes.ts';

const tokensKey = ['tokens'];

/** API tokens: for the import command and for programs of one's own. */
export function TokensPage() {
  const m = useMessages();
  const query = useQuery({ queryKey: tokensKey, queryFn: () => unwrap(api.GET('/api/v1/me/tokens')) });
  return (
    <Page title={m.tokens.title}>
      <p className="pb-4 text-sm text-soft">{m.tokens.detail}</p>
      <NewToken />
      {query.isPending && <SkeletonLines count={3} />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {query.data?.items.length === 0 && (
        <EmptyState icon={<KeyRound size={36} />} title={m.tokens.emptyTitle} detail={m.tokens.emptyDetail} />
      )}
      <ul className="mt-4 divide-y divide-line rounded-card bg-mist">
        {query.data?.items.map((token) => (
          <li key={token.id} className="flex items-center gap-3 p-3 text-sm">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{token.name}</span>
              <span className="block text-xs break-words text-soft">{token.scopes.join(' · ')}</span>
            </span>
            <Revoke id={token.id} name={token.name} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function NewToken() {
  const m = useMessages();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState<Purpose>('shop');
  const [own, setOwn] = useState<ReadonlySet<Scope>>(new Set());
  const scopes = purpose === 'own' ? [...own] : [...purposes[purpose]];
  const [made, setMade] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const body = { name: name.trim(), scopes };
      const { token } = await unwrap(api.POST('/api/v1/me/tokens', { body }));
      setMade(token);
      setName('');
      await queries.invalidateQueries({ queryKey: tokensKey });
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void make(event)} className="flex flex-col gap-3 rounded-card bg-mist p-3">
      <TextField
        label={m.tokens.name}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="flex flex-col gap-2 text-sm">
        <legend className="pb-2">{m.tokens.purpose}</legend>
        {(['shop', 'reading', 'imports', 'own'] as const).map((key) => (
          <label key={key} className="flex min-h-11 items-center gap-3">
            <input type="radio" name="purpose" checked={purpose === key} onChange={() => setPurpose(key)} />
            {m.tokens.purposes[key]}
          </label>
        ))}
      </fieldset>
      {purpose === 'own' && <ScopeChoice label={m.tokens.scopes} chosen={own} onChange={setOwn} />}
      <Button type="submit" wide busy={busy} disabled={name.trim() === '' || scopes.length === 0}>
        {m.tokens.make}
      </Button>
      {made !== null && (
        <p role="status" className="text-sm">
          {m.tokens.once}
          <code className="mt-2 block rounded-control bg-fill p-3 text-xs break-all select-all">{made}</code>
        </p>
      )}
    </form>
  );
}

function Revoke({ id, name }: { id: string; name: string }) {
  const m = useMessages();
  const queries = useQueryClient();
  const revoke = async () => {
    try {
      await unwrap(api.DELETE('/api/v1/me/tokens/{id}', { params: { path: { id } } }));
      await queries.invalidateQueries({ queryKey: tokensKey });
      showToast(m.tokens.revoked);
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
    }
  };
  return (
    <Button look="outline" size="small" aria-label={m.tokens.revokeOf(name)} onClick={() => void revoke()}>
      {m.tokens.revoke}
    </Button>
  );
}
