import type { StudioMessages } from '../messages/index.ts';
import type { ShipmentLine } from './shipment-file.ts';
import type { ShipmentResult } from './shipment-queries.ts';

/** A line with what came of it; without a result it was not sent, or not yet. */
export interface SentLine extends ShipmentLine {
  readonly result: ShipmentResult | undefined;
}

/** How many lines came to what; a line with a problem of its own is not shipped. */
export function tallyOf(lines: readonly SentLine[]): { shipped: number; already: number; refused: number } {
  const count = (outcome: ShipmentResult['outcome']) =>
    lines.filter(({ result }) => result?.outcome === outcome).length;
  return {
    shipped: count('shipped'),
    already: count('already-shipped'),
    refused: count('refused') + lines.filter(({ problem }) => problem !== null).length,
  };
}

/** Why a line is not shipped, in words; empty when nothing keeps it. */
export function reasonOf(
  { problem, result }: Pick<SentLine, 'problem' | 'result'>,
  words: StudioMessages['shipments'],
): string {
  if (problem !== null) return words.lineProblems[problem];
  if (result?.outcome !== 'refused') return '';
  return refusalWords(result.code, result.field, words);
}

export function refusalWords(
  code: string | undefined,
  field: string | undefined,
  { reasons }: StudioMessages['shipments'],
): string {
  const known = code === 'state-conflict' && field === 'trackingNo' ? 'number-taken' : (code ?? 'other');
  return reasons[known] ?? reasons['other'] ?? '';
}
