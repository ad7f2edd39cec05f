import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId, type PersonId } from '@kanmai/kernel';

/** The two cookies: who is signed in, and which stranger has been here before. */
export interface CookiePolicy {
  readonly sessionName: string;
  readonly visitorName: string;
  /** The session token in a session cookie that we signed, else null. */
  readSession(value: string): string | null;
  readVisitor(value: string): PersonId | null;
  /** The value that `readVisitor` takes. */
  signVisitor(personId: PersonId): string;
  sessionHeader(token: string): string;
  visitorHeader(personId: PersonId): string;
  forgetVisitorHeader(): string;
}

export const sessionDays = 60;
const visitorDays = 400;
const dayS = 86_400;

/** Cookies are out of reach of scripts and other sites; over https they never travel in the clear. */
export function cookiePolicy(secret: string, secure: boolean): CookiePolicy {
  // better-auth names and signs the session cookie; this reads what it wrote.
  const sessionName = `${secure ? '__Secure-' : ''}kanmai.session_token`;
  const visitorName = 'kanmai.visitor';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const signVisitor = (personId: PersonId) =>
    `${personId}.${mac(secret, `visitor ${personId}`, 'base64url')}`;
  const read = (value: string, expected: (payload: string) => string): string | null => {
    const dot = value.lastIndexOf('.');
    if (dot < 1) return null;
    const payload = value.slice(0, dot);
    return sameText(value, expected(payload)) ? payload : null;
  };
  return {
    sessionName,
    visitorName,
    readSession: (value) => read(value, (token) => signSession(secret, token)),
    readVisitor(value) {
      const payload = read(value, (personId) => signVisitor(personId as PersonId));
      return payload !== null && isId('person', payload) ? payload : null;
    },
    signVisitor,
    sessionHeader: (token) =>
      `${sessionName}=${encodeURIComponent(signSession(secret, token))}; Max-Age=${sessionDays * dayS}; ${attributes}`,
    visitorHeader: (personId) =>
      `${visitorName}=${signVisitor(personId)}; Max-Age=${visitorDays * dayS}; ${attributes}`,
    forgetVisitorHeader: () => `${visitorName}=; Max-Age=0; ${attributes}`,
  };
}

function signSession(secret: string, token: string): string {
  return `${token}.${mac(secret, token, 'base64')}`;
}

function mac(secret: string, text: string, encoding: 'base64' | 'base64url'): string {
  return createHmac('sha256', secret).update(text).digest(encoding);
}

function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
