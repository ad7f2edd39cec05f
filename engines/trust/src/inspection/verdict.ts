import { fatalAnswers } from './check-answers.ts';
import type { Answers, Checklist } from './checklist.ts';
import { comparePromise, gradePhone, type PhoneGrade, type PhonePromise } from './phone-grade.ts';

/** passed: as promised. lower: less than was promised, and the buyer decides. rejected: it is not sent on. */
export const inspectionOutcomes = ['passed', 'lower', 'rejected'] as const;
export type InspectionOutcome = (typeof inspectionOutcomes)[number];

export interface InspectionVerdict {
  readonly outcome: InspectionOutcome;
  /** The items that it rests on. */
  readonly because: readonly string[];
  /** Of phones. */
  readonly grade: PhoneGrade | null;
  /** What goes back to a buyer who keeps it all the same. */
  readonly differenceMinor: number;
}

/** What follows from complete answers. Nobody can let goods pass that an answer keeps back. */
export function verdictOn(
  checklist: Checklist,
  answers: Answers,
  promise: PhonePromise,
  paidMinor: number,
): InspectionVerdict {
  const fatal = fatalAnswers(checklist, answers);
  if (fatal.length > 0) return { outcome: 'rejected', because: fatal, grade: null, differenceMinor: 0 };
  if (checklist.kind !== 'phone') return { outcome: 'passed', because: [], grade: null, differenceMinor: 0 };
  const { grade, because } = gradePhone(answers);
  const found = { grade, batteryPercent: Number(answers['battery-health']) };
  const { broken, differenceMinor } = comparePromise(promise, found, paidMinor);
  if (broken.length === 0) return { outcome: 'passed', because, grade, differenceMinor: 0 };
  return { outcome: 'lower', because: [...new Set([...because, ...broken])], grade, differenceMinor };
}
