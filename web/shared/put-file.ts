import { ApiProblem, OfflineProblem } from './api.ts';

/** Sends a file as it is, not as JSON; answers what the route does. */
export async function putFile<Answer>(path: string, file: File): Promise<Answer> {
  const response = await fetch(path, {
    method: 'PUT',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  }).catch((cause: unknown) => {
    throw new OfflineProblem(cause);
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiProblem(response.status, answer as object);
  return answer as Answer;
}
