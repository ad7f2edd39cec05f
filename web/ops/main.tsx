import './ops.css';
import { RouterProvider } from '@tanstack/react-router';
import { mountDesk } from '../shared/desk/mount-desk.tsx';
import { SignedIn } from '../shared/desk/signed-in.tsx';
import { dictionary, type OpsMessages, useMessages } from './messages/index.ts';
import { router } from './router.tsx';

function Ops() {
  const messages = useMessages();
  return <SignedIn redirecting={messages.redirecting}>{() => <RouterProvider router={router} />}</SignedIn>;
}

const titleOf = (messages: OpsMessages) => `${messages.brand} ${messages.surface}`;

mountDesk({ dictionary, titleOf, app: <Ops /> });
