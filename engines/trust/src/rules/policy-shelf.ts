import { assert } from '@kanmai/kernel';
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts';
import type { Vocabulary } from './facts.ts';
import { guaranteeFacts } from './guarantee-facts.ts';

/** Policies by code and version, compiled once. An order's snapshot is asked by its own version, whatever came after. */
export class PolicyShelf {
  readonly #vocabulary: Vocabulary;
  readonly #policies = new Map<string, CompiledPolicy>();
  readonly #newest = new Map<string, CompiledPolicy>();

  constructor(vocabulary: Vocabulary = guaranteeFacts) {
    this.#vocabulary = vocabulary;
  }

  /** @throws when another policy has this code and version: what was promised is never changed. */
  put(json: unknown): ReturnType<typeof compilePolicy> {
    const result = compilePolicy(json, this.#vocabulary);
    if (!result.ok) return result;
    const { code, version } = result.value.policy;
    const known = this.at(code, version);
    assert(
      known === undefined || canonical(known.policy) === canonical(json),
      `${code} ${version} is another policy`,
    );
    const kept = known ?? result.value;
    this.#policies.set(`${code} ${version}`, kept);
    if (version >= (this.#newest.get(code)?.policy.version ?? 0)) this.#newest.set(code, kept);
    return { ok: true, value: kept };
  }

  at(code: string, version: number): CompiledPolicy | undefined {
    return this.#policies.get(`${code} ${version}`);
  }

  newest(code: string): CompiledPolicy | undefined {
    return this.#newest.get(code);
  }

  /** The newest of each code. */
  list(): readonly CompiledPolicy[] {
    return [...this.#newest.values()];
  }
}

/** The same text for the same JSON, in whatever order a database keeps its keys. */
function canonical(json: unknown): string {
  return JSON.stringify(json, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
