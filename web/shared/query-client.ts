import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api.ts';

/** One cache a surface. A refusal is an answer and is not asked again; a broken line is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status < 500),
        refetchOnWindowFocus: false,
      },
    },
  });
}
