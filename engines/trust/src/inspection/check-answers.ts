import type { AnswerFaults, Answers, Checklist, ChecklistItem } from './checklist.ts';
import { isImei } from './imei.ts';

const textLengthMax = 60;

/** Whether every item was answered, and with an answer that it takes. What the checklist does not ask is wrong, too. */
export function checkAnswers(checklist: Checklist, answers: Answers): AnswerFaults {
  const isMissing = (item: ChecklistItem) => {
    const answer = answers[item.code];
    return (answer === undefined || answer === '') && !(item.kind === 'text' && !item.required);
  };
  const missing = checklist.items.filter(isMissing);
  const wrong = checklist.items.filter((item) => {
    const answer = answers[item.code];
    return !missing.includes(item) && answer !== undefined && !isAnswer(item, answer);
  });
  const known = new Set(checklist.items.map(({ code }) => code));
  const strange = Object.keys(answers).filter((code) => !known.has(code));
  return {
    missing: missing.map(({ code }) => code),
    wrong: [...wrong.map(({ code }) => code), ...strange],
  };
}

function isAnswer(item: ChecklistItem, answer: string | number): boolean {
  switch (item.kind) {
    case 'choice':
      return item.choices.includes(String(answer));
    case 'number':
      return (
        typeof answer === 'number' && Number.isInteger(answer) && answer >= item.min && answer <= item.max
      );
    case 'imei':
      return typeof answer === 'string' && isImei(answer);
    case 'text':
      return typeof answer === 'string' && answer.length <= textLengthMax;
  }
}

/** Items with an answer by which the goods are not sent on. */
export function fatalAnswers(checklist: Checklist, answers: Answers): string[] {
  return checklist.items.flatMap((item) =>
    item.kind === 'choice' && item.fatal?.includes(String(answers[item.code])) ? [item.code] : [],
  );
}
