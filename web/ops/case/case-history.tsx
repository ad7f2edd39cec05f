import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { problemWords } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { RelativeTime, SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';

export const historyKey = (subjectId: string) => ['ops', 'audit', 'of', subjectId] as const;

/** What was decided on a subject before, newest first. */
export function CaseHistory({ subjectId, title }: { subjectId: string; title?: string }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const { data, error } = useQuery({
    queryKey: historyKey(subjectId),
    queryFn: () => unwrap(api.GET('/api/v1/ops/audit', { params: { query: { subjectId, limit: 20 } } })),
  });
  return (
    <PanelSection title={title ?? messages.history}>
      {error ? (
        <p role="alert" className="text-sm text-danger">
          {problemWords(messages, error).title}
        </p>
      ) : data === undefined ? (
        <SkeletonLines count={2} />
      ) : data.items.length === 0 ? (
        <p className="text-sm text-soft">{messages.noHistory}</p>
      ) : (
        <ol className="flex flex-col gap-3">
          {data.items.map((entry) => (
            <li key={entry.id} className="border-s-2 border-line ps-3 text-sm">
              <span className="flex flex-wrap justify-between gap-x-3">
                <span className="font-semibold">
                  {messages.auditPage.actions[entry.action] ?? entry.action}
                </span>
                <span className="text-soft">
                  <RelativeTime at={entry.at} locale={locale} />
                </span>
              </span>
              <span className="block text-soft">{entry.actor?.name || messages.bySystem}</span>
              {entry.reason && <span className="block break-words">{entry.reason}</span>}
            </li>
          ))}
        </ol>
      )}
    </PanelSection>
  );
}
