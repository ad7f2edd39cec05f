import { expect, it } from 'vitest';
import { readRecipient } from './staff-queries.ts';

it('reads an e-mail address or a phone number from one field', () => {
  expect(readRecipient(' li@example.com ')).toEqual({ email: 'li@example.com' });
  expect(readRecipient('138 0013 8000')).toEqual({ phone: '+8613800138000' });
  for (const wrong of ['', 'li', 'li@', '@example.com', 'a b@c.cn', '12345'])
    expect(readRecipient(wrong), wrong).toBeNull();
});
