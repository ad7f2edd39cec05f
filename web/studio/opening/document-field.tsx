import { useMutation } from '@tanstack/react-query';
import { FileCheck, Upload } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { ApiProblem } from '../../shared/api.ts';
import { problemWords } from '../../shared/desk/problem.tsx';
import { buttonClass, Spinner } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { Application } from './application-queries.ts';

const bytesMax = 8 * 1024 * 1024;

interface DocumentFieldProps {
  label: string;
  hint: string;
  accept: string;
  /** Whether there is a file already. */
  given: boolean;
  wrong: string | undefined;
  put: (file: File) => Promise<Application>;
  onPut: (application: Application) => void;
}

/** One document: sent as soon as it is chosen, never shown again. */
export function DocumentField({ label, hint, accept, given, wrong, put, onPut }: DocumentFieldProps) {
  const messages = useMessages();
  const words = messages.opening;
  const id = useId();
  const send = useMutation({
    mutationFn: (file: File) => {
      if (file.size > bytesMax) throw new ApiProblem(413, { code: 'body-too-large' });
      return put(file);
    },
    onSuccess: onPut,
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file !== undefined) send.mutate(file);
  };
  const problem = send.error === null ? (wrong ?? null) : problemWords(messages, send.error).title;
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-card border border-line p-3">
      <span className={given ? 'text-jade' : 'text-soft'}>
        {given ? <FileCheck size={20} aria-hidden="true" /> : <Upload size={20} aria-hidden="true" />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-semibold">{label}</span>
        <span id={`${id}-note`} className={`block text-xs ${problem === null ? 'text-soft' : 'text-danger'}`}>
          {problem ?? (given ? words.fileGiven : hint)}
        </span>
      </span>
      <label htmlFor={id} className={`${buttonClass('outline')} cursor-pointer focus-within:outline-2`}>
        {send.isPending ? <Spinner /> : given ? words.replaceFile : words.chooseFile}
        <input
          id={id}
          type="file"
          accept={accept}
          aria-label={label}
          aria-describedby={`${id}-note`}
          disabled={send.isPending}
          onChange={choose}
          className="sr-only"
        />
      </label>
    </div>
  );
}
