import type { Answers } from './checklist.ts';

/** From the best to the worst: 99 新, 95 新, 9 成新, 8 成新, and what is below all that is listed. */
export const phoneGrades = ['as-new', 'very-good', 'good', 'used', 'worn'] as const;
export type PhoneGrade = (typeof phoneGrades)[number];

/** How a phone's grade follows from what was found. Another version is another policy. */
export interface GradePolicy {
  readonly version: number;
  /** The best grade that a phone can have with that answer; one that is not named leaves it the best. */
  readonly caps: Readonly<Record<string, Readonly<Record<string, PhoneGrade>>>>;
  /** The least battery health of each grade, in per cent. */
  readonly batteryMin: Readonly<Record<Exclude<PhoneGrade, 'worn'>, number>>;
  /** What a phone of a grade is worth, in thousandths of one as new. */
  readonly worthPerMille: Readonly<Record<PhoneGrade, number>>;
  readonly battery: {
    /** So many points below what was promised are within what batteries differ by from day to day. */
    readonly tolerance: number;
    readonly perMillePerPoint: number;
    readonly perMilleMax: number;
  };
}

const faulty = { faulty: 'worn' } as const;

export const gradePolicy: GradePolicy = {
  version: 1,
  caps: {
    screen: { 'fine-scratches': 'very-good', scratched: 'good', cracked: 'worn' },
    display: { spots: 'used', 'burnt-in': 'used', lines: 'worn' },
    body: { 'fine-scratches': 'very-good', dents: 'good', bent: 'worn' },
    'rear-camera': faulty,
    'front-camera': faulty,
    touch: faulty,
    sound: faulty,
    buttons: faulty,
    charging: faulty,
    radio: faulty,
    unlock: { faulty: 'used' },
    repair: { battery: 'very-good', screen: 'used', board: 'worn' },
    liquid: { tripped: 'worn' },
  },
  batteryMin: { 'as-new': 95, 'very-good': 88, good: 80, used: 70 },
  worthPerMille: { 'as-new': 1000, 'very-good': 920, good: 840, used: 740, worn: 550 },
  battery: { tolerance: 2, perMillePerPoint: 5, perMilleMax: 100 },
};

export interface GradeFound {
  readonly grade: PhoneGrade;
  /** The items that keep it from a better one; none when it is as new. */
  readonly because: readonly string[];
}

/** The grade of a phone by complete answers to its checklist: the worst that any of them allows. */
export function gradePhone(answers: Answers, policy: GradePolicy = gradePolicy): GradeFound {
  const caps = Object.entries(policy.caps).map(([code, of]): [string, PhoneGrade] => [
    ...([code, of[String(answers[code])] ?? 'as-new'] as const),
  ]);
  caps.push(['battery-health', batteryGrade(Number(answers['battery-health']), policy)]);
  const worst = Math.max(...caps.map(([, grade]) => phoneGrades.indexOf(grade)));
  const grade = phoneGrades[worst] ?? 'worn';
  const because = caps.filter(([, cap]) => cap === grade && grade !== 'as-new').map(([code]) => code);
  return { grade, because };
}

function batteryGrade(percent: number, { batteryMin }: GradePolicy): PhoneGrade {
  const found = Object.entries(batteryMin).find(([, least]) => percent >= least);
  return (found?.[0] as PhoneGrade | undefined) ?? 'worn';
}

/** What a listing said of a phone; null where it said nothing. */
export interface PhonePromise {
  readonly grade: PhoneGrade | null;
  readonly batteryPercent: number | null;
}

export interface PromiseKept {
  /** What was promised and is not so. */
  readonly broken: readonly ('grade' | 'battery-health')[];
  /** What the phone is worth less for it, of what was paid. */
  readonly differenceMinor: number;
}

/** What was found against what was promised, and what of the price goes back to a buyer who keeps it, rounded up to the cent. */
export function comparePromise(
  promise: PhonePromise,
  found: { readonly grade: PhoneGrade; readonly batteryPercent: number },
  paidMinor: number,
  policy: GradePolicy = gradePolicy,
): PromiseKept {
  const { worthPerMille, battery } = policy;
  const isLower =
    promise.grade !== null && phoneGrades.indexOf(found.grade) > phoneGrades.indexOf(promise.grade);
  const points = Math.max(0, (promise.batteryPercent ?? 0) - found.batteryPercent - battery.tolerance);
  const broken: PromiseKept['broken'] = [
    ...(isLower ? (['grade'] as const) : []),
    ...(points > 0 ? (['battery-health'] as const) : []),
  ];
  const byGrade =
    isLower && promise.grade !== null ? 1 - worthPerMille[found.grade] / worthPerMille[promise.grade] : 0;
  const byBattery = Math.min(points * battery.perMillePerPoint, battery.perMilleMax) / 1000;
  // The worse of the two, not both: a grade that is lower for its battery is not paid for twice.
  const share = Math.max(byGrade, byBattery);
  return {
    broken,
    differenceMinor: Math.min(paidMinor, Math.ceil(Math.round(paidMinor * share * 1e6) / 1e6)),
  };
}
