import { useMutation } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { Bell, BellRing } from 'lucide-react';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { useMe } from '../../shared/session.ts';
import { Button, type ButtonProps, buttonClass, showToast } from '../../ui/index.ts';
import { allowPush } from '../app/push.ts';
import { useMessages } from '../messages/index.ts';
import { liveProblem, useLiveWords } from './live-words.ts';

export interface ReminderButtonProps {
  room: { id: string; title: string; reminded: boolean };
  size?: NonNullable<ButtonProps['size']>;
}

/** Told when it goes live; pressed again, not any more. */
export function ReminderButton({ room, size = 'normal' }: ReminderButtonProps) {
  const words = useLiveWords();
  const m = useMessages();
  const me = useMe();
  const back = useRouterState({ select: ({ location }) => location.href });
  const [reminded, setReminded] = useState(room.reminded);
  const change = useMutation({
    mutationFn: (wanted: boolean) => {
      const params = { params: { path: { roomId: room.id } } };
      return unwrap(
        wanted
          ? api.PUT('/api/v1/rooms/{roomId}/reminder', params)
          : api.DELETE('/api/v1/rooms/{roomId}/reminder', params),
      );
    },
    onSuccess: (answer) => {
      setReminded(answer.reminded);
      showToast(answer.reminded ? words.remindDone : words.remindGone);
    },
    onError: (error) => showToast(liveProblem(words, m, error), 'danger'),
  });
  // In the tap: only then may the browser be asked. Who does not want it is told by e-mail or phone.
  const askForPush = () => {
    allowPush().then(
      (here) => here && showToast(words.remindHere),
      () => undefined,
    );
  };
  if (me?.signedIn === false) {
    return (
      <Link to="/sign-in" search={{ back }} className={buttonClass('solid', size)}>
        <Bell size={16} />
        {words.remind}
      </Link>
    );
  }
  return (
    <Button
      look={reminded ? 'quiet' : 'solid'}
      size={size}
      aria-pressed={reminded}
      aria-label={`${reminded ? words.reminded : words.remind} ${room.title}`}
      title={reminded ? words.forget : undefined}
      icon={reminded ? <BellRing size={16} /> : <Bell size={16} />}
      busy={change.isPending}
      onClick={() => {
        change.mutate(!reminded);
        if (!reminded) askForPush();
      }}
    >
      {reminded ? words.reminded : words.remind}
    </Button>
  );
}
