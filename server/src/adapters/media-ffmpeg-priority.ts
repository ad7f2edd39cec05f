import { readdir, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';

/** The lowest there is: takes what nobody else wants. */
const lowest = 19;

/**
 * Puts a running child behind everything else. On Linux a niceness is a thread's own, so each is told; and where
 * Linux groups by sessions (autogroup), the child's own session is told, within which alone its niceness would count.
 */
export async function putLast(pid: number): Promise<void> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [String(pid)]);
  for (const thread of threads) {
    try {
      setPriority(Number(thread), lowest);
    } catch {
      // It has already ended.
    }
  }
  await writeFile(`/proc/${pid}/autogroup`, String(lowest)).catch(() => undefined);
}
