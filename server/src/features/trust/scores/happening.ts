/** Whose trustworthiness something speaks of. A host is a creator; a buyer is a person. */
export const subjectKinds = ['shop', 'host', 'buyer'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** A thing that happened to one subject; `null` as its kind takes back what was said of the thing before. */
export interface Happening {
  readonly subject: Subject;
  /** Names the thing: what comes of it later takes its place. */
  readonly source: string;
  /** One of the engine's kinds (`scoreKinds`). */
  readonly kind: string | null;
  readonly atMs: number;
  /** What part of an observation it is, in [0, 1]. */
  readonly share: number;
  /** The order, case, claim or review to look at. */
  readonly referenceId: string;
  /** Whose word it is, who is believed as far as they can be trusted; without one it was measured. */
  readonly saidBy?: string;
  /** Only where nothing was said of the thing before. */
  readonly onlyFirst?: true;
}

/** What one step in the log says. */
export type Saying =
  | { readonly say: 'happened'; readonly happening: Happening }
  /** What is said in a review is believed so far from now on, and counts or does not; what is left out stays as it was. */
  | {
      readonly say: 'weighed';
      readonly referenceId: string;
      readonly belief?: number;
      readonly counted?: boolean;
    };
