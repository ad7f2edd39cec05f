import { useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { api, unwrap } from '../../shared/api.ts';
import { Button } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

const askEveryMs = 1_500;

/** In the demo town nothing is really sent: what would have been stands here. */
export function TownInbox({ recipient, onCode }: { recipient: string; onCode: (code: string) => void }) {
  const m = useMessages();
  const query = useQuery({
    queryKey: ['town-messages', recipient],
    queryFn: () => unwrap(api.GET('/api/v1/town/messages', { params: { query: { recipient } } })),
    refetchInterval: askEveryMs,
  });
  const code = newestCode(query.data?.items ?? []);
  return (
    <aside className="flex flex-col gap-2 rounded-card bg-amber-wash p-3 text-sm text-amber">
      <p className="flex items-center gap-2 font-semibold">
        <Inbox size={18} />
        {m.signIn.townTitle}
      </p>
      <p>{m.signIn.townDetail}</p>
      <div className="flex min-h-11 items-center justify-between gap-3">
        <output className="figures text-lg font-semibold tracking-widest">
          {code ?? m.signIn.townWaiting}
        </output>
        {code && (
          <Button look="outline" size="small" onClick={() => onCode(code)}>
            {m.signIn.useCode}
          </Button>
        )}
      </div>
    </aside>
  );
}

/** The code in the newest message: its first run of four to eight digits. */
export function newestCode(messages: readonly { body: string; at: string }[]): string | null {
  const newest = messages.toSorted((a, b) => b.at.localeCompare(a.at))[0];
  return newest?.body.match(/\b\d{4,8}\b/)?.[0] ?? null;
}
