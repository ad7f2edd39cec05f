import type { Database } from '../../../database.ts';
import {
  findForExport,
  findOrigins,
  findShape,
  type KeptProduct,
  listExportIds,
} from './catalogue-file.views.ts';
import type { TableFormat, TableFormatName } from './catalogue-table.ts';
import { writeLine, writeRow } from './csv-table.ts';
import { pictureAddresses } from './picture-addresses.ts';
import { formatNamed } from './table-formats.ts';

const productsAtOnce = 200;

/** A shop's catalogue as the text of a file, page by page; `empty` writes the heading alone. */
export async function* exportCatalogue(
  given: { readonly db: Database; readonly origin: string },
  shopId: string,
  formatName: TableFormatName,
  empty: boolean,
): AsyncIterable<string> {
  const format = formatNamed(formatName);
  const known = await findShape(given.db, shopId, formatName);
  const shape = empty ? { ...known, columns: format.columns } : known;
  yield (shape.bom ? '\ufeff' : '') + writeLine(shape.columns, shape);
  if (empty) return;
  const ids = await listExportIds(given.db, shopId, formatName);
  for (let at = 0; at < ids.length; at += productsAtOnce) {
    const page = await findForExport(given.db, formatName, ids.slice(at, at + productsAtOnce));
    const origins = await findOrigins(given.db, shopId, urlsOf(page, format));
    const addresses = pictureAddresses(given.origin, origins);
    yield page
      .flatMap((product) => format.write(product, product.rows, shape.columns, addresses))
      .map((cells) => writeRow(cells, shape))
      .join('');
  }
}

/** Every address of a picture in the rows that products came from. */
function urlsOf(page: readonly KeptProduct[], format: TableFormat): string[] {
  const columns = new Set(
    page
      .flatMap(({ rows }) => rows.flatMap((cells) => Object.keys(cells)))
      .filter((column) => isOfPictures(column, format)),
  );
  return page.flatMap(({ rows }) =>
    rows.flatMap((cells) =>
      [...columns].flatMap((column) => (cells[column] ?? '').split(',').map((url) => url.trim())),
    ),
  );
}

function isOfPictures(column: string, format: TableFormat): boolean {
  const meaning = format.meaningOf(column);
  return meaning === 'picture' || meaning === 'image_link' || meaning === 'additional_image_link';
}
