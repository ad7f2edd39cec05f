import type { paths as ApiPaths } from '../../generated/api.d.ts';

/** The API's paths, generated from its OpenAPI document, and the one that only a demo town answers. */
export interface paths extends ApiPaths {
  '/api/v1/town/messages': {
    get: {
      parameters: { query: { recipient: string } };
      responses: {
        200: { content: { 'application/json': { items: TownMessage[]; nextCursor: string | null } } };
      };
    };
  };
}

/** What would have been sent by mail or phone, were it not a town. */
export interface TownMessage {
  at: string;
  channel: 'email' | 'phone';
  recipient: string;
  subject: string;
  body: string;
}
