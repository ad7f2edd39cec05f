import { describe, expect, it } from 'vitest';
import { calendarFile } from './calendar.ts';

const file = (title: string) =>
  calendarFile({
    ...{ id: 'rom_1', title, description: '一行\n两行; 三, 四', url: 'https://shop.example/live/rom_1' },
    startsAtMs: Date.UTC(2026, 10, 20, 12),
    nowMs: Date.UTC(2026, 10, 19),
  });

describe('a calendar file', () => {
  it('is an event in UTC with an alarm, as RFC 5545 writes it', () => {
    const lines = file('新茶').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines).toContain('DTSTART:20261120T120000Z');
    expect(lines).toContain('DTEND:20261120T140000Z');
    expect(lines).toContain('UID:rom_1@kanmai');
    expect(lines).toContain('DESCRIPTION:一行\\n两行\\; 三\\, 四');
    expect(lines).toContain('TRIGGER:-PT10M');
    expect(lines.at(-1)).toBe('');
  });

  it('has no line above 75 bytes, and no character torn apart', () => {
    const title = '茶🍵'.repeat(60);
    const lines = file(title).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(file(title).replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`);
  });

  it('lets no title add lines of its own', () => {
    expect(
      file('a\r\nATTENDEE:mailto:x@example')
        .split('\r\n')
        .some((l) => l.startsWith('ATTENDEE')),
    ).toBe(false);
  });
});
