import { CircleCheck, CircleX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button, TextArea, TextField } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { useMessages } from '../messages/index.ts';
import { type Verdict, type VerifiedDraw, verifyProof } from './verify-proof.ts';

type Outcome = Verdict | { readonly ok: false; readonly fault: 'not-json' };

/** Checks the documents of a draw where the person is: what is pasted here goes nowhere. */
export function VerifyPage() {
  const m = useMessages();
  const [proof, setProof] = useState('');
  const [entry, setEntry] = useState('');
  const [seen, setSeen] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setOutcome(outcomeOf(proof, entry, seen));
  };
  return (
    <Page title={m.luckyBags.verifyTitle}>
      <form onSubmit={submit} className="flex flex-col gap-4 pt-2">
        <p className="text-sm text-soft">{m.luckyBags.verifyDetail}</p>
        <Document label={m.luckyBags.proof} value={proof} onChange={setProof} />
        <Document label={m.luckyBags.entry} value={entry} onChange={setEntry} />
        <TextField
          label={m.luckyBags.seen}
          hint={m.luckyBags.seenHint}
          value={seen}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setSeen(event.target.value)}
        />
        <Button type="submit" disabled={proof.trim() === ''}>
          {m.luckyBags.verify}
        </Button>
      </form>
      <div role="status" className="pt-4">
        {outcome !== null && <OutcomeOf outcome={outcome} />}
      </div>
    </Page>
  );
}

function outcomeOf(proof: string, entry: string, seen: string): Outcome {
  try {
    const own: unknown = entry.trim() === '' ? null : JSON.parse(entry);
    return verifyProof(JSON.parse(proof), own, seen.split(/\s+/).filter(Boolean));
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, fault: 'not-json' };
    throw error;
  }
}

function Document({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const m = useMessages();
  return (
    <div className="flex flex-col gap-1">
      <TextArea
        label={label}
        rows={4}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <input
        type="file"
        accept="application/json,.json"
        aria-label={`${label} · ${m.luckyBags.file}`}
        className="text-sm text-soft"
        onChange={(event) => void event.target.files?.[0]?.text().then(onChange)}
      />
    </div>
  );
}

function OutcomeOf({ outcome }: { outcome: Outcome }) {
  const m = useMessages();
  if (outcome.ok) return <Verified draw={outcome.draw} />;
  const { fault } = outcome;
  return (
    <div className="flex items-start gap-3 rounded-control border border-line p-4">
      <CircleX size={24} className="shrink-0 text-danger" aria-hidden />
      <div>
        <p className="font-semibold">{m.luckyBags.bad}</p>
        <p className="text-sm text-soft">
          {fault === 'not-json' ? m.luckyBags.notJson : m.luckyBags.faults[fault]}
        </p>
      </div>
    </div>
  );
}

function Verified({ draw }: { draw: VerifiedDraw }) {
  const m = useMessages();
  const facts = [
    [m.luckyBags.bag, draw.bagId],
    [m.luckyBags.entryCount, m.luckyBags.people(draw.entryCount)],
    [m.luckyBags.eligible, m.luckyBags.people(draw.eligibleCount)],
    [m.luckyBags.shares, m.luckyBags.people(draw.sharesRevealed)],
  ] as const;
  return (
    <div className="flex items-start gap-3 rounded-control border border-line p-4">
      <CircleCheck size={24} className="shrink-0 text-jade" aria-hidden />
      <div className="flex min-w-0 flex-col gap-2">
        <p className="font-semibold">{m.luckyBags.good}</p>
        <p className="text-sm text-soft">{m.luckyBags.goodDetail}</p>
        {draw.entryWon !== null && <p>{draw.entryWon ? m.luckyBags.ownWon : m.luckyBags.ownLost}</p>}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="text-sm text-soft">{m.luckyBags.winners}</p>
        <ol className="list-decimal ps-5 text-sm break-all">
          {draw.winners.map((entryId) => (
            <li key={entryId}>{entryId}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}
