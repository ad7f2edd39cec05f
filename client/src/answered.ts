import type { paths } from './paths.ts';

/** What a GET of this path answers. */
export type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
