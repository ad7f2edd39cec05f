import { type Static, Type } from '@fastify/type-provider-typebox';
import { nullable } from '../catalogue/index.ts';
import { faultCodes, tableFormats, tableLimits } from './catalogue-table.ts';

export const fileLimits = {
  bytesMax: 100 * 1024 * 1024,
  rowsMax: 200_000,
  rowsOfProductMax: 1_000,
  faultsKeptMax: 10_000,
  /** Files of one shop that are being taken at once. */
  openMax: 5,
} as const;

export const fileStates = ['reading', 'checked', 'applying', 'done', 'cancelled', 'failed'] as const;
export type FileState = (typeof fileStates)[number];

export const fileProblems = [
  'file-empty',
  'encoding-unknown',
  'column-twice',
  'columns-too-many',
  'line-unreadable',
  'format-unknown',
  'rows-too-many',
  'unreadable',
] as const;

export const FileView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  bytes: Type.Integer(),
  state: Type.Enum(fileStates),
  format: nullable(Type.Enum(tableFormats)),
  encoding: nullable(Type.String()),
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      meaning: nullable(
        Type.String({ description: 'What it is here; null: kept as it is, and written again.' }),
      ),
    }),
  ),
  problem: nullable(
    Type.Object({
      code: Type.Enum(fileProblems),
      line: Type.Optional(Type.Integer()),
      column: Type.Optional(Type.String()),
    }),
  ),
  rowCount: Type.Integer(),
  productCount: Type.Integer(),
  checkedCount: Type.Integer(),
  newCount: Type.Integer(),
  changedCount: Type.Integer(),
  unchangedCount: Type.Integer(),
  faultCount: Type.Integer({ description: 'Faults found, in all lines.' }),
  faultyCount: Type.Integer({ description: 'Products that have a fault.' }),
  appliedCount: Type.Integer(),
  refusedCount: Type.Integer(),
  pictureCount: Type.Integer({ description: 'Pictures to fetch from their addresses.' }),
  pictureDoneCount: Type.Integer(),
  createdAt: Type.String(),
});
export type FileView = Static<typeof FileView>;

export const FaultView = Type.Object({
  id: Type.Integer(),
  line: Type.Integer({ description: 'Of the file, the heading being line 1.' }),
  column: Type.String(),
  code: Type.Enum(faultCodes),
  message: Type.String(),
});

export const ApplyChoice = Type.Object(
  {
    skipFaulty: Type.Optional(
      Type.Boolean({
        description: 'Take the products without faults. Without it a file with a fault is not taken.',
      }),
    ),
    takeStock: Type.Optional(
      Type.Boolean({ description: 'Count the stock as the file does. Default true.' }),
    ),
    uncountedStock: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: tableLimits.stockMax,
        description: 'How many there are of a new variant that the file says can be had, but does not count.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ApplyChoice = Static<typeof ApplyChoice>;
