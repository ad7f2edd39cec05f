import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { readPollDraft } from './offer-draft.ts';
import { openPoll, type PollAsk, useOfferAct } from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';

const questionLengthMax = 60;
const optionLengthMax = 20;
const places = [0, 1, 2, 3] as const;
const durations = [30, 60, 120, 300, 600] as const;

/** Asks the viewers something, with two to four answers. */
export function PollDialog({ room, onClose }: { room: StudioRoom; onClose: () => void }) {
  const messages = useMessages();
  const words = messages.roomOffers;
  const formId = useId();
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState<readonly string[]>(['', '', '', '']);
  const [seconds, setSeconds] = useState(60);
  const [tried, setTried] = useState(false);
  const reading = readPollDraft({ question, options });
  const open = useOfferAct(room.id, (ask: PollAsk) => openPoll(room.id, ask), words.pollOpened, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reading !== null) open.mutate({ ...reading, seconds });
  };
  return (
    <Dialog
      open
      title={words.makePoll}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={open.isPending}>
            {words.openPoll}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label={words.question}
          value={question}
          maxLength={questionLengthMax}
          error={tried && reading === null ? words.pollWrong : null}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <div className="grid grid-cols-2 gap-3">
          {places.map((place) => (
            <TextField
              key={place}
              label={words.option(place + 1)}
              hint={place < 2 ? undefined : words.mayStayEmpty}
              value={options[place] ?? ''}
              maxLength={optionLengthMax}
              onChange={(event) =>
                setOptions(options.map((text, at) => (at === place ? event.target.value : text)))
              }
            />
          ))}
        </div>
        <Select
          label={words.openFor}
          value={String(seconds)}
          options={durations.map((count) => ({ value: String(count), label: words.seconds(count) }))}
          onChange={(event) => setSeconds(Number(event.target.value))}
        />
        <ProblemNotice error={open.error} />
      </form>
    </Dialog>
  );
}
