import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type PacketDraft, type PacketField, readPacketDraft } from './offer-draft.ts';
import { type PacketAsk, publishPacket, useOfferAct } from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';

const durations = [1, 3, 5, 10, 30] as const;
const fields = ['total', 'count'] as const;
const none: ReadonlySet<PacketField> = new Set();

/** Gives a red packet: the money leaves the shop's balance at once, what nobody took comes back. */
export function PacketDialog({ room, onClose }: { room: StudioRoom; onClose: () => void }) {
  const messages = useMessages();
  const words = messages.roomOffers;
  const formId = useId();
  const [draft, setDraft] = useState<PacketDraft>({ total: '', count: '' });
  const [minutes, setMinutes] = useState(3);
  const [tried, setTried] = useState(false);
  const reading = readPacketDraft(draft);
  const wrong = tried && !reading.ok ? reading.wrong : none;
  const publish = useOfferAct(
    room.id,
    (ask: PacketAsk) => publishPacket(room.id, ask),
    words.packetPublished,
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reading.ok) publish.mutate({ totalCents: reading.totalCents, count: reading.count, minutes });
  };
  return (
    <Dialog
      open
      title={words.makePacket}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={publish.isPending}>
            {words.publishPacket}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p className="text-sm text-soft">{words.packetDetail}</p>
        {fields.map((name) => (
          <TextField
            key={name}
            label={words.packetFields[name]}
            inputMode={name === 'total' ? 'decimal' : 'numeric'}
            value={draft[name]}
            maxLength={12}
            error={wrong.has(name) ? words.packetWrong[name] : null}
            onChange={(event) => setDraft((before) => ({ ...before, [name]: event.target.value }))}
          />
        ))}
        <Select
          label={words.packetFor}
          value={String(minutes)}
          options={durations.map((count) => ({ value: String(count), label: words.minutes(count) }))}
          onChange={(event) => setMinutes(Number(event.target.value))}
        />
        <ProblemNotice error={publish.error} />
      </form>
    </Dialog>
  );
}
