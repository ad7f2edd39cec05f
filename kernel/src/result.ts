/** A result is either a value or an expected failure; a broken invariant is an assertion instead. */
export type Result<Value, Problem extends Failure = Failure> = Ok<Value> | Err<Problem>;
export type Ok<Value> = { readonly ok: true; readonly value: Value };
export type Err<Problem extends Failure> = { readonly ok: false; readonly failure: Problem };

/** An expected failure. `type` is the word the API answers as its error code. */
export type Failure = { readonly type: string; readonly field?: string; readonly [detail: string]: unknown };

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

export function err<Problem extends Failure>(failure: Problem): Err<Problem> {
  return { ok: false, failure };
}
