/** What is wrong with a policy, and where: `rows[2].pays[0].amount`. */
export interface PolicyFault {
  readonly path: string;
  readonly says: string;
}

/** Collects faults while a policy is walked through. */
export class Faults {
  readonly list: PolicyFault[] = [];

  add(path: string, says: string): void {
    this.list.push({ path, says });
  }

  /** The value as an object with these keys and no other; undefined, and a fault, where it is none. */
  object(
    value: unknown,
    path: string,
    required: readonly string[],
    optional: readonly string[] = [],
  ): Record<string, unknown> | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.add(path, 'is no object');
      return undefined;
    }
    const keys = Object.keys(value);
    for (const key of required) if (!keys.includes(key)) this.add(`${path}.${key}`, 'is missing');
    for (const key of keys)
      if (!required.includes(key) && !optional.includes(key)) this.add(`${path}.${key}`, 'is not known');
    return value as Record<string, unknown>;
  }

  entries(value: unknown, path: string, most = 1_000): readonly unknown[] {
    if (!Array.isArray(value)) this.add(path, 'is no list');
    else if (value.length > most) this.add(path, `has more than ${most} entries`);
    else return value;
    return [];
  }

  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value !== '') return value;
    this.add(path, 'is no text');
    return '';
  }

  whole(value: unknown, path: string, least: number, most: number): void {
    if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most)
      this.add(path, `is no whole number from ${least} to ${most}`);
  }

  oneOf(value: unknown, path: string, words: readonly string[]): void {
    if (!words.includes(value as string)) this.add(path, `is none of ${words.join(', ')}`);
  }
}
