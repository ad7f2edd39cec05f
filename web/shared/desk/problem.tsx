import { CircleAlert, LockKeyhole, SearchX, Unplug } from 'lucide-react';
import { ErrorState } from '../../ui/index.ts';
import { ApiProblem, codeOf } from '../api.ts';
import { type DeskMessages, useDeskMessages } from './desk-messages.ts';

/** What happened and what to do, in the reader's words. A code without words of ours keeps the server's. */
export function problemWords(messages: DeskMessages, error: unknown): { title: string; advice: string } {
  const code = codeOf(error);
  const words = messages.problems[code];
  if (words === undefined) {
    const [title, advice] = messages.problems['internal']!;
    return { title, advice: error instanceof ApiProblem ? error.message : advice };
  }
  const field = error instanceof ApiProblem ? whatOf(error) : '';
  return { title: words[0], advice: field === '' ? words[1] : `${words[1]} (${field})` };
}

/** What exactly is wrong, where the words for the code cannot know it. */
function whatOf({ code, message, problem }: ApiProblem): string {
  if (code === 'bad-request') return message;
  if (code !== 'advert-refused') return '';
  const { words, suggestion } = problem;
  return suggestion === '' ? `“${words}”` : `“${words}” → “${suggestion}”`;
}

/** A refusal beside the button that asked. */
export function ProblemNotice({ error }: { error: unknown }) {
  const messages = useDeskMessages();
  if (error === null || error === undefined) return null;
  const { title, advice } = problemWords(messages, error);
  return (
    <div role="alert" className="flex gap-2 rounded-control bg-danger-wash p-3 text-sm text-danger">
      <CircleAlert size={18} className="mt-px shrink-0" aria-hidden="true" />
      <p>
        <span className="font-semibold">{title}</span>
        <span className="ms-2">{advice}</span>
      </p>
    </div>
  );
}

/** Instead of what could not be loaded. */
export function ProblemState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const messages = useDeskMessages();
  const { title, advice } = problemWords(messages, error);
  const code = codeOf(error);
  const Icon = { 'not-allowed': LockKeyhole, 'not-found': SearchX, offline: Unplug }[code] ?? CircleAlert;
  // Asking again does not change what a role may do.
  const retry = code === 'not-allowed' ? {} : { onRetry };
  return <ErrorState icon={<Icon size={28} />} title={title} detail={advice} {...retry} />;
}
