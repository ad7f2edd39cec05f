/** What a calendar file tells of a room. */
export interface CalendarRoom {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly startsAtMs: number;
  readonly url: string;
  /** When the file is made. */
  readonly nowMs: number;
}

/** How long a room is taken to last: its end is not known. */
const lengthMs = 2 * 60 * 60_000;
const lineBytesMax = 75;

/** A room as an iCalendar file (RFC 5545), with an alarm ten minutes before. The same room is the same entry. */
export function calendarFile(room: CalendarRoom): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kanmai//Live rooms//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${room.id}@kanmai`,
    `DTSTAMP:${stamp(room.nowMs)}`,
    `DTSTART:${stamp(room.startsAtMs)}`,
    `DTEND:${stamp(room.startsAtMs + lengthMs)}`,
    `SUMMARY:${escapeText(room.title)}`,
    `DESCRIPTION:${escapeText(room.description)}`,
    `URL:${room.url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(room.title)}`,
    'TRIGGER:-PT10M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(foldLine)
    .join('\r\n');
}

function stamp(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n|\r|\n/g, '\\n');
}

/** Lines are at most 75 bytes; a longer one goes on after a blank. No character is torn apart. */
function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > lineBytesMax) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}
