import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { phoneNumber, recipientKind, sendCode, signInWithCode, useMe } from '../../shared/session.ts';
import { Button, showToast, TextField } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { passkeysAvailable, signInWithPasskey } from './passkey.ts';
import { TownInbox } from './town-inbox.tsx';

const sendAgainS = 60;

/** A code to a phone or an address; afterwards back to where one was, with the cart. */
export function SignInPage() {
  const m = useMessages();
  const { back = '/me' } = useSearch({ from: '/sign-in' });
  const [recipient, setRecipient] = useState('');
  const [sent, setSent] = useState<string | null>(null);
  const navigateBack = useSignedIn(back);
  return (
    <Page title={m.signIn.title}>
      <div className="mx-auto flex w-full max-w-96 flex-col gap-6 pt-6">
        <p className="text-sm text-soft">{m.signIn.why}</p>
        {sent === null ? (
          <RecipientForm
            recipient={recipient}
            onChange={setRecipient}
            onSent={setSent}
            onDone={navigateBack}
          />
        ) : (
          <CodeForm recipient={sent} onChange={() => setSent(null)} onDone={navigateBack} />
        )}
      </div>
    </Page>
  );
}

/** What follows a sign-in: everything that was asked for as a stranger is asked for again. */
function useSignedIn(back: string): () => Promise<void> {
  const m = useMessages();
  const queries = useQueryClient();
  const router = useRouter();
  return async () => {
    await queries.resetQueries();
    showToast(m.signIn.done);
    // The desks are pages of their own, which this router does not know.
    if (/^\/(studio|ops)(\/|$|[?#])/.test(back)) location.replace(back);
    else router.history.replace(back);
  };
}

interface RecipientFormProps {
  recipient: string;
  onChange: (recipient: string) => void;
  onSent: (recipient: string) => void;
  onDone: () => Promise<void>;
}

function RecipientForm({ recipient, onChange, onSent, onDone }: RecipientFormProps) {
  const m = useMessages();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const to = recipient.trim();
    const good = recipientKind(to) === 'email' ? /^\S+@\S+\.\S+$/.test(to) : phoneNumber(to) !== null;
    if (!good) return setError(m.signIn.recipientWrong);
    setBusy(true);
    setError(null);
    try {
      await sendCode(to);
      onSent(to);
    } catch (failure) {
      setError(errorText(m, codeOf(failure)));
    } finally {
      setBusy(false);
    }
  };
  const passkey = async () => {
    setError(null);
    try {
      await signInWithPasskey();
      await onDone();
    } catch {
      setError(m.signIn.passkeyFailed);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="flex flex-col gap-4">
      <TextField
        label={m.signIn.recipient}
        hint={m.signIn.recipientHint}
        error={error}
        value={recipient}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        autoFocus
        maxLength={120}
      />
      <Button type="submit" size="large" wide busy={busy}>
        {m.signIn.send}
      </Button>
      {passkeysAvailable() && (
        <Button look="outline" size="large" wide icon={<KeyRound size={18} />} onClick={() => void passkey()}>
          {m.signIn.passkey}
        </Button>
      )}
    </form>
  );
}

interface CodeFormProps {
  recipient: string;
  onChange: () => void;
  onDone: () => Promise<void>;
}

function CodeForm({ recipient, onChange, onDone }: CodeFormProps) {
  const m = useMessages();
  const me = useMe();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [waitS, restart] = useCountdown(sendAgainS);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await signInWithCode(recipient, code.trim());
      await onDone();
    } catch (failure) {
      setError(errorText(m, codeOf(failure)));
      setBusy(false);
    }
  };
  const again = async () => {
    setError(null);
    try {
      await sendCode(recipient);
      restart();
    } catch (failure) {
      setError(errorText(m, codeOf(failure)));
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <p role="status" className="text-sm">
        {m.signIn.codeSent(recipient)}
      </p>
      <TextField
        label={m.signIn.code}
        error={error}
        value={code}
        onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 8))}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        className="figures text-lg tracking-[.3em]"
      />
      {me?.town && (
        <TownInbox
          recipient={recipientKind(recipient) === 'email' ? recipient : (phoneNumber(recipient) ?? recipient)}
          onCode={setCode}
        />
      )}
      <Button type="submit" size="large" wide busy={busy} disabled={code.length < 4}>
        {m.signIn.submit}
      </Button>
      <div className="flex flex-wrap justify-between gap-3">
        <Button look="quiet" size="small" onClick={onChange}>
          {m.signIn.change}
        </Button>
        <Button look="quiet" size="small" disabled={waitS > 0} onClick={() => void again()}>
          {waitS > 0 ? m.signIn.againIn(waitS) : m.signIn.again}
        </Button>
      </div>
    </form>
  );
}

function useCountdown(fromS: number): [leftS: number, restart: () => void] {
  const [leftS, setLeftS] = useState(fromS);
  useEffect(() => {
    const timer = setInterval(() => setLeftS((now) => Math.max(0, now - 1)), 1_000);
    return () => clearInterval(timer);
  }, []);
  return [leftS, () => setLeftS(fromS)];
}
