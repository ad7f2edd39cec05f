import type { Static, TSchema, Type } from '@fastify/type-provider-typebox';
import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import { Compile, type Validator } from 'typebox/compile';
import { CatalogueRecord, ClipRecord, EventRecord, type LineError } from './import.schema.ts';

export interface NumberedRecord<Record> {
  readonly line: number;
  readonly record: Record;
}

const eventValidator = Compile(EventRecord);
const clipValidator = Compile(ClipRecord);
const catalogueValidator = Compile(CatalogueRecord);

/** Sorts lines into records that fit and errors that name line, field and reason. Pure. */
export function checkEvents(lines: readonly NumberedRecord<unknown>[], nowMs: number) {
  return checkEach(lines, eventValidator, (record) => timeError(record.at, nowMs));
}

export function checkClips(lines: readonly NumberedRecord<unknown>[], nowMs: number) {
  return checkEach(lines, clipValidator, (record) =>
    record.publishedAt === undefined ? null : timeError(record.publishedAt, nowMs),
  );
}

export function checkCatalogue(lines: readonly NumberedRecord<unknown>[]) {
  return checkEach(lines, catalogueValidator, (record) => {
    const skus = new Set(record.variants.map((variant) => variant.sku));
    if (skus.size === record.variants.length) return null;
    return { field: 'variants', code: 'sku-repeated', message: 'Two variants have the same sku.' };
  });
}

type FieldError = Pick<LineError, 'field' | 'code' | 'message'>;

function checkEach<Schema extends TSchema>(
  lines: readonly NumberedRecord<unknown>[],
  validator: Validator<Type.TProperties, Schema>,
  judge: (record: Static<Schema>) => FieldError | null,
): { records: NumberedRecord<Static<Schema>>[]; errors: LineError[] } {
  const records: NumberedRecord<Static<Schema>>[] = [];
  const errors: LineError[] = [];
  for (const { line, record } of lines) {
    const checked = checkOne(validator, record, judge);
    if (checked.ok) records.push({ line, record: checked.value });
    else errors.push({ line, ...checked.failure.error });
  }
  return { records, errors };
}

function checkOne<Schema extends TSchema>(
  validator: Validator<Type.TProperties, Schema>,
  record: unknown,
  judge: (record: Static<Schema>) => FieldError | null,
): Result<Static<Schema>, { type: 'line-refused'; error: FieldError }> {
  if (!validator.Check(record))
    return err({ type: 'line-refused', error: firstError(validator.Errors(record)) });
  const error = hasNul(record) ? nulError : judge(record);
  return error === null ? ok(record) : err({ type: 'line-refused', error });
}

const nulError: FieldError = {
  field: '',
  code: 'field-invalid',
  message: 'A text holds the character U+0000, which cannot be kept.',
};

/** One such text would fail the whole chunk in the database, again at every try. */
function hasNul(record: unknown): boolean {
  return JSON.stringify(record).includes('\\u0000');
}

function firstError(
  errors: readonly { keyword: string; instancePath: string; message: string; params?: object }[],
): FieldError {
  const first = errors[0];
  const missing = (first?.params as { requiredProperties?: string[] } | undefined)?.requiredProperties?.[0];
  const path = (first?.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.');
  return {
    field: [path, missing].filter(Boolean).join('.'),
    code: 'field-invalid',
    message: messageOf(first),
  };
}

function messageOf(error: { keyword: string; message: string } | undefined): string {
  // A value of a list is checked one by one; the first that does not match says nothing to whoever reads this.
  if (error?.keyword === 'const') return 'is not one of the values allowed';
  return error?.message ?? 'does not fit';
}

/** Milliseconds of a time given as milliseconds or as ISO text; NaN when it is neither. */
export function timeMs(at: number | string): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

function timeError(at: number | string, nowMs: number): FieldError | null {
  const ms = timeMs(at);
  if (Number.isNaN(ms))
    return { field: 'at', code: 'time-unreadable', message: 'Not a time: use ISO 8601 or milliseconds.' };
  if (ms < 0) return { field: 'at', code: 'time-unreadable', message: 'The time lies before 1970.' };
  if (ms > nowMs + dayMs)
    return { field: 'at', code: 'time-in-future', message: 'The time lies in the future.' };
  return null;
}
