/** Basis points as a percentage: 1250 is 12.5%. */
export function rateText(basisPoints: number): string {
  return `${Number((basisPoints / 100).toFixed(2))}%`;
}

/** What was typed as a percentage, in basis points; null when it is none between these two. */
export function readRate(text: string, min: number, max: number): number | null {
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(text.trim())) return null;
  const basisPoints = Math.round(Number(text) * 100);
  return basisPoints >= min && basisPoints <= max ? basisPoints : null;
}

/** The last moment of a day in the reader's zone, as an instant; null for no day. */
export function endOfDay(day: string): string | null {
  const date = new Date(`${day}T23:59:59.999`);
  return day === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The day of an instant in the reader's zone, as a date field has it. */
export function dayOf(at: string | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
