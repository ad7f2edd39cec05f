import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, TextField } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { makeWebhook, type WebhookKind, webhooksKey } from './webhook-queries.ts';

const webhookKinds: readonly WebhookKind[] = [
  'order.placed',
  'order.paid',
  'order.shipped',
  'order.delivered',
  'order.received',
  'order.closed',
  'order.cancel-asked',
  'order.cancel-withdrawn',
  'order.cancel-declined',
  'order.message',
  'product.changed',
  'stock.changed',
  'clip.published',
  'clip.taken-down',
  'clip.restored',
];
const usual: readonly WebhookKind[] = ['order.paid', 'order.shipped', 'order.delivered', 'order.closed'];

export function NewWebhookPanel({
  shopId,
  onClose,
  onMade,
}: {
  shopId: string;
  onClose: () => void;
  onMade: (id: string) => void;
}) {
  const messages = useMessages();
  const words = messages.developerPage;
  const queries = useQueryClient();
  const [url, setUrl] = useState('');
  const [kinds, setKinds] = useState<readonly WebhookKind[]>(usual);
  const make = useMutation({
    mutationFn: () => makeWebhook(shopId, { url: url.trim(), kinds: [...kinds] }),
    onSuccess: () => queries.invalidateQueries({ queryKey: webhooksKey(shopId) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  const wrongUrl = make.error instanceof ApiProblem && make.error.field === 'url';
  return (
    <SidePanel title={words.make} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={words.url}
          type="url"
          inputMode="url"
          required
          value={url}
          placeholder="https://"
          hint={words.urlHint}
          error={wrongUrl ? words.urlWrong : null}
          onChange={(event) => {
            setUrl(event.target.value);
            make.reset();
          }}
        />
        <fieldset className="flex flex-col text-sm">
          <legend className="pb-1 text-soft">{words.kinds}</legend>
          {webhookKinds.map((kind) => (
            <label key={kind} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                className="size-5"
                checked={kinds.includes(kind)}
                onChange={(event) =>
                  setKinds(event.target.checked ? [...kinds, kind] : kinds.filter((each) => each !== kind))
                }
              />
              <span className="flex-1">{words.kindNames[kind]}</span>
              <code className="text-xs text-soft">{kind}</code>
            </label>
          ))}
        </fieldset>
        {!wrongUrl && <ProblemNotice error={make.error} />}
        <Button type="submit" busy={make.isPending} disabled={url.trim() === '' || kinds.length === 0}>
          {words.make}
        </Button>
      </form>
      {make.data !== undefined && (
        <SecretDialog secret={make.data.secret} onClose={() => onMade(make.data.id)} />
      )}
    </SidePanel>
  );
}
