import { newId, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { cookiePolicy } from './cookie.policy.ts';

const cookies = cookiePolicy('a secret of some length', false);
const visitor = newId('person', 0, seededRandom(1));

describe('cookies', () => {
  it('recognises the visitor that it signed', () => {
    expect(cookies.readVisitor(cookies.signVisitor(visitor))).toBe(visitor);
  });

  it.each([
    [
      'another person under the same signature',
      cookies.signVisitor(visitor).replace(visitor, newId('person', 1, seededRandom(2))),
    ],
    ['a signature of another secret', cookiePolicy('another secret', false).signVisitor(visitor)],
    ['no signature', visitor],
    ['an empty value', ''],
    ['only a dot', '.'],
    ['something signed that is no person', cookies.signVisitor('psn_x' as never)],
  ])('does not recognise %s', (_what, value) => {
    expect(cookies.readVisitor(value)).toBeNull();
  });

  it('does not take a visitor’s signature for a session’s', () => {
    expect(cookies.readSession(cookies.signVisitor(visitor))).toBeNull();
  });

  it('keeps cookies from scripts and other sites', () => {
    expect(cookies.visitorHeader(visitor)).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookies.sessionHeader('token')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('keeps cookies from travelling in the clear where the origin is https', () => {
    const secure = cookiePolicy('a secret of some length', true);
    expect(secure.sessionHeader('token')).toMatch(/^__Secure-kanmai\.session_token=.*; Secure$/);
    expect(secure.visitorHeader(visitor)).toMatch(/; Secure$/);
    expect(secure.forgetVisitorHeader()).toMatch(/Max-Age=0; .*; Secure$/);
  });
});
