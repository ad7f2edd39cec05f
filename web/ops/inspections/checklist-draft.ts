import type { ChecklistItem } from '../../shared/inspections/inspection-view.ts';

/** What was answered so far, as it was typed. */
export type Draft = Readonly<Record<string, string>>;

/** Whether this is the number of a phone: 15 digits, the last checks the others (Luhn). The server asks again. */
export function isImei(text: string): boolean {
  if (!/^\d{15}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Items that have yet to be answered. */
export function unanswered(items: readonly ChecklistItem[], draft: Draft): string[] {
  return items.flatMap(({ code, kind, required }) => {
    const answer = draft[code] ?? '';
    const answered = kind === 'imei' ? isImei(answer) : answer !== '' || !required;
    return answered ? [] : [code];
  });
}

/** What was not answered is as it should be: the first choice of each. What must be read or measured stays open. */
export function withTheRestFine(items: readonly ChecklistItem[], draft: Draft): Draft {
  const rest = items.flatMap(({ code, choices }): [string, string][] =>
    (draft[code] ?? '') === '' && choices[0] !== undefined ? [[code, choices[0]]] : [],
  );
  return { ...draft, ...Object.fromEntries(rest) };
}

/** As the server takes it. */
export function answersOf(items: readonly ChecklistItem[], draft: Draft): Record<string, string | number> {
  return Object.fromEntries(
    items.flatMap(({ code, kind }): [string, string | number][] => {
      const answer = (draft[code] ?? '').trim();
      if (answer === '') return [];
      return [[code, kind === 'number' ? Number(answer) : answer]];
    }),
  );
}
