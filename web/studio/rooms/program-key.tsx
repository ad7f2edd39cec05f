import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Copy, Eye, EyeOff, KeyRound } from 'lucide-react';
import { useId, useState } from 'react';
import { copyText } from '../../shared/desk/copy-text.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { relativeTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, IconButton, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { AskButton } from './ask-button.tsx';
import { makeKey, roomActs, roomQuery, type StudioRoom, useRoomAct } from './room-queries.ts';

/** Where OBS and its like push to, and the key: shown when it is made, and never again. */
export function ProgramKey({ room }: { room: StudioRoom }) {
  const words = useMessages().source;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => makeKey(room.id, 'program'),
    onSuccess: () => queries.invalidateQueries({ queryKey: roomQuery(room.id).queryKey, exact: true }),
  });
  const revoke = useRoomAct(room.id, roomActs(room.id).revokeKeys, {
    said: words.revoked,
    done: () => make.reset(),
  });
  const made = make.data;
  const hasKey = room.keyMadeAt !== null;
  return (
    <>
      <p className="text-soft">{words.programNote}</p>
      {made !== undefined ? (
        <>
          <CopyField label={words.server} value={made.rtmpUrl} copyLabel={words.copyServer} />
          <CopyField label={words.key} value={made.key} copyLabel={words.copyKey} secret />
          <p className="rounded-control bg-amber-wash p-2 text-amber">{words.keyOnce}</p>
        </>
      ) : (
        <p className="text-soft">
          {room.keyMadeAt === null
            ? words.noKey
            : words.keyMade(relativeTime(room.keyMadeAt, locale, Date.now()))}
        </p>
      )}
      <ProblemNotice error={make.error} />
      <div className="flex flex-wrap gap-2">
        {hasKey || made !== undefined ? (
          <>
            <AskButton
              look="outline"
              size="small"
              label={words.rotateKey}
              title={words.rotateTitle}
              detail={words.rotateDetail}
              busy={make.isPending}
              error={null}
              onYes={() => make.mutateAsync()}
            />
            <AskButton
              look="danger"
              size="small"
              label={words.revoke}
              title={words.revokeTitle}
              detail={words.revokeDetail}
              busy={revoke.isPending}
              error={revoke.error}
              onYes={() => revoke.mutateAsync()}
            />
          </>
        ) : (
          <Button
            look="outline"
            size="small"
            icon={<KeyRound size={16} />}
            busy={make.isPending}
            onClick={() => make.mutate()}
          >
            {words.makeKey}
          </Button>
        )}
      </div>
    </>
  );
}

interface CopyFieldProps {
  label: string;
  value: string;
  copyLabel: string;
  /** Hidden until it is asked for: rooms are prepared with others looking on. */
  secret?: boolean;
}

function CopyField({ label, value, copyLabel, secret = false }: CopyFieldProps) {
  const messages = useMessages();
  const id = useId();
  const [shown, setShown] = useState(!secret);
  const copy = async () => showToast((await copyText(value)) ? messages.copied : messages.copyFailed);
  return (
    <div>
      <label htmlFor={id} className="text-xs text-soft">
        {label}
      </label>
      <div className="flex items-center rounded-control border border-line-strong bg-raised ps-3">
        <input
          id={id}
          readOnly
          type={shown ? 'text' : 'password'}
          value={value}
          autoComplete="off"
          spellCheck={false}
          onFocus={(event) => event.target.select()}
          className="h-10 min-w-0 flex-1 bg-transparent font-mono text-sm outline-offset-0"
        />
        {secret && (
          <IconButton
            label={shown ? messages.source.hide : messages.source.show}
            icon={shown ? <EyeOff size={16} /> : <Eye size={16} />}
            onClick={() => setShown(!shown)}
            className="size-10"
          />
        )}
        <IconButton
          label={copyLabel}
          icon={<Copy size={16} />}
          onClick={() => void copy()}
          className="size-10"
        />
      </div>
    </div>
  );
}
