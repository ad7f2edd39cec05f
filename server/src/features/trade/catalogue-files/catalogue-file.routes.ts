import { Readable, Transform } from 'node:stream';
import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { idPattern, type ShopId } from '@kanmai/kernel';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageOf, pageSchema, readCursor } from '../../../http/page.ts';
import { ProblemError, sendProblem } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { ApplyChoice, FaultView, FileView, fileLimits } from './catalogue-file.schema.ts';
import { applyFile, cancelFile, type FileDeps, takeFile } from './catalogue-file.service.ts';
import { listFaults, listFiles } from './catalogue-file.views.ts';
import { tableFormats } from './catalogue-table.ts';
import { writeLine } from './csv-table.ts';
import { exportCatalogue } from './export-catalogue.ts';

const tags = ['studio'];
const limitDefault = 20;
const faultsAtOnce = 1_000;
const shopParams = Type.Object({ shopId: Type.String() });
const fileParams = Type.Object({
  shopId: Type.String(),
  fileId: Type.String({ pattern: idPattern('catalogue-file') }),
});
const write = { access: sellerAccess('write-products'), scope: 'catalogue:write' } as const;
const read = { access: sellerAccess('write-products'), scope: 'catalogue:read' } as const;

export function catalogueFileRoutes(server: HttpServer, deps: FileDeps): void {
  uploadRoutes(server, deps);
  decisionRoutes(server, deps);
  viewRoutes(server, deps);
  exportRoutes(server, deps);
}

async function findFile(deps: FileDeps, shopId: string, id: string): Promise<FileView> {
  const [file] = await listFiles(deps.db, shopId, { id }, 1);
  if (file === undefined) throw new ProblemError({ type: 'not-found' });
  return file;
}

/** A file arrives as it is, and goes to where it is kept without ever being held whole. */
function uploadRoutes(server: HttpServer, deps: FileDeps): void {
  server.register(async (scope) => {
    scope.addContentTypeParser(
      [
        'text/csv',
        'text/tab-separated-values',
        'text/plain',
        'application/octet-stream',
        'application/vnd.ms-excel',
      ],
      (_request, payload, done) => done(null, payload),
    );
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      '/studio/shops/:shopId/catalogue-files',
      {
        bodyLimit: fileLimits.bytesMax,
        config: write,
        schema: {
          operationId: 'uploadCatalogueFile',
          tags,
          summary:
            'Send a catalogue as Shopify’s or Google Merchant’s CSV (raw, at most 100 MB) to be looked through',
          consumes: ['text/csv', 'text/tab-separated-values', 'application/octet-stream'],
          params: shopParams,
          querystring: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
          response: { 200: FileView },
        },
      },
      async (request, reply) => {
        const body: unknown = request.body;
        if (!(body instanceof Readable)) return sendProblem(reply, { type: 'unsupported-media-type' });
        const shopId = request.params.shopId as ShopId;
        const content = body.pipe(atMost(fileLimits.bytesMax));
        body.on('error', (error) => content.destroy(error));
        const taken = await takeFile(deps, actorOf(request), shopId, { name: request.query.name, content });
        if (!taken.ok) return sendProblem(reply, taken.failure);
        return reply.send(await findFile(deps, shopId, taken.value.id));
      },
    );
  });
}

function atMost(bytesMax: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= bytesMax) done(null, chunk);
      else done(new ProblemError({ type: 'body-too-large', detail: `At most ${bytesMax} bytes.` }));
    },
  });
}

function decisionRoutes(server: HttpServer, deps: FileDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.post(
    '/studio/shops/:shopId/catalogue-files/:fileId/apply',
    {
      config: write,
      schema: {
        operationId: 'applyCatalogueFile',
        tags,
        summary: 'Take what was checked: each product whole or not at all; safe to repeat',
        params: fileParams,
        body: ApplyChoice,
        response: { 200: FileView },
      },
    },
    async (request, reply) => {
      const { shopId, fileId } = request.params;
      const result = await applyFile(deps, shopId, fileId, request.body);
      if (!result.ok) return sendProblem(reply, result.failure);
      return reply.send(await findFile(deps, shopId, fileId));
    },
  );

  api.post(
    '/studio/shops/:shopId/catalogue-files/:fileId/cancel',
    {
      config: write,
      schema: {
        operationId: 'cancelCatalogueFile',
        tags,
        summary: 'Give a file up; products taken already stay',
        params: fileParams,
        response: { 200: FileView },
      },
    },
    async (request, reply) => {
      const { shopId, fileId } = request.params;
      const result = await cancelFile(deps, shopId, fileId);
      if (!result.ok) return sendProblem(reply, result.failure);
      return reply.send(await findFile(deps, shopId, fileId));
    },
  );
}

function viewRoutes(server: HttpServer, deps: FileDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/catalogue-files',
    {
      config: read,
      schema: {
        operationId: 'listCatalogueFiles',
        tags,
        summary: 'The catalogue files of a shop, newest first',
        params: shopParams,
        querystring: PageQuery,
        response: { 200: pageSchema(FileView) },
      },
    },
    async (request) => {
      const { cursor, limit = limitDefault } = request.query;
      const [beforeId] = readCursor(cursor, 1) ?? [];
      const filter = beforeId === undefined ? {} : { beforeId: String(beforeId) };
      const files = await listFiles(deps.db, request.params.shopId, filter, limit + 1);
      return pageOf(
        files,
        limit,
        (file) => file,
        ({ id }) => [id],
      );
    },
  );

  api.get(
    '/studio/shops/:shopId/catalogue-files/:fileId',
    {
      config: read,
      schema: {
        operationId: 'getCatalogueFile',
        tags,
        summary: 'How far a catalogue file is, and what it would do',
        params: fileParams,
        response: { 200: FileView },
      },
    },
    ({ params }) => findFile(deps, params.shopId, params.fileId),
  );

  api.get(
    '/studio/shops/:shopId/catalogue-files/:fileId/faults',
    {
      config: read,
      schema: {
        operationId: 'listCatalogueFileFaults',
        tags,
        summary: 'What is wrong with a catalogue file, by line',
        params: fileParams,
        querystring: PageQuery,
        response: { 200: pageSchema(FaultView) },
      },
    },
    async ({ params, query }) => {
      await findFile(deps, params.shopId, params.fileId);
      const { cursor, limit = limitDefault } = query;
      const [line = 0, id = 0] = readCursor(cursor, 2) ?? [];
      const after = { line: Number(line), id: Number(id) };
      if (!Number.isSafeInteger(after.line) || !Number.isSafeInteger(after.id))
        throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
      return pageOf(
        await listFaults(deps.db, params.fileId, after, limit + 1),
        limit,
        (fault) => fault,
        (fault) => [fault.line, fault.id],
      );
    },
  );

  api.get(
    '/studio/shops/:shopId/catalogue-files/:fileId/faults.csv',
    {
      config: read,
      schema: {
        operationId: 'downloadCatalogueFileFaults',
        tags,
        summary: 'What is wrong with a catalogue file as CSV, at most 10,000 lines',
        params: fileParams,
      },
    },
    async ({ params }, reply) => {
      await findFile(deps, params.shopId, params.fileId);
      return sendCsv(reply, 'faults.csv', Readable.from(faultLines(deps, params.fileId)));
    },
  );
}

async function* faultLines(deps: FileDeps, fileId: string): AsyncIterable<string> {
  const shape = { delimiter: ',', newline: '\r\n' } as const;
  yield `\ufeff${writeLine(['line', 'column', 'code', 'message'], shape)}`;
  let after = { line: 0, id: 0 };
  for (;;) {
    const page = await listFaults(deps.db, fileId, after, faultsAtOnce);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last;
    yield page
      .map(({ line, column, code, message }) => writeLine([String(line), column, code, message], shape))
      .join('');
  }
}

function exportRoutes(server: HttpServer, deps: FileDeps): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/studio/shops/:shopId/catalogue-export',
    {
      config: read,
      schema: {
        operationId: 'exportCatalogue',
        tags,
        summary:
          'The catalogue as Shopify’s or Google Merchant’s CSV; what an import brought goes out as it came in',
        params: shopParams,
        querystring: Type.Object({
          format: Type.Enum(tableFormats),
          template: Type.Optional(Type.Boolean({ description: 'The heading alone.' })),
        }),
      },
    },
    ({ params, query }, reply) => {
      const lines = exportCatalogue(deps, params.shopId, query.format, query.template === true);
      return sendCsv(reply, `${query.format}-products.csv`, Readable.from(lines));
    },
  );
}

function sendCsv(
  reply: {
    header(name: string, value: string): unknown;
    type(value: string): { send(body: Readable): unknown };
  },
  name: string,
  content: Readable,
) {
  reply.header('content-disposition', `attachment; filename="${name}"`);
  return reply.type('text/csv; charset=utf-8').send(content) as never;
}
