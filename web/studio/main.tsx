import './studio.css';
import { RouterProvider } from '@tanstack/react-router';
import { mountDesk } from '../shared/desk/mount-desk.tsx';
import { SignedIn } from '../shared/desk/signed-in.tsx';
import { dictionary, type StudioMessages, useMessages } from './messages/index.ts';
import { router } from './router.tsx';

function Studio() {
  const messages = useMessages();
  return <SignedIn redirecting={messages.redirecting}>{() => <RouterProvider router={router} />}</SignedIn>;
}

const titleOf = (messages: StudioMessages) => `${messages.brand} ${messages.surface}`;

mountDesk({ dictionary, titleOf, app: <Studio /> });
