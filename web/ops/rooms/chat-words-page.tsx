import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Loading, showToast, TextArea } from '../../ui/index.ts';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';

const wordsKey = ['ops', 'chat-words'] as const;

/** Words that nobody uses in the chat of any room. */
export function ChatWordsPage() {
  const messages = useMessages();
  const words = messages.chatWordsPage;
  const query = useQuery({
    queryKey: wordsKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/ops/chat-words'))).words,
  });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead title={messages.chatWords} note={words.note} />
      <div className="max-w-2xl px-4 pb-8">
        {query.isPending ? (
          <Loading />
        ) : query.data === undefined ? (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <WordsForm key={query.data.join('\n')} known={query.data} />
        )}
      </div>
    </div>
  );
}

function WordsForm({ known }: { known: readonly string[] }) {
  const words = useMessages().chatWordsPage;
  const queries = useQueryClient();
  const [text, setText] = useState(known.join('\n'));
  const next = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
  const save = useMutation({
    mutationFn: (reason: string) =>
      unwrap(api.PUT('/api/v1/ops/chat-words', { body: { words: next, reason } })),
    onSuccess: ({ words: saved }) => {
      queries.setQueryData(wordsKey, saved);
      showToast(words.saved);
    },
  });
  const added = next.filter((word) => !known.includes(word)).length;
  const removed = known.filter((word) => !next.includes(word)).length;
  return (
    <div className="flex flex-col gap-4">
      <TextArea
        label={words.list}
        hint={words.listHint}
        value={text}
        rows={12}
        onChange={(event) => setText(event.target.value)}
      />
      <ReasonForm
        readBy="operators"
        label={words.save}
        effect={words.effect(next.length, added, removed)}
        busy={save.isPending}
        error={save.error}
        onDecide={(reason) => save.mutate(reason)}
      />
    </div>
  );
}
