import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/** A test that did not run, and what it needs or why it was left out. */
export interface NotRun {
  readonly name: string;
  readonly why: string;
}

/** Counts what a run of Vitest came to. A file that could not be loaded and a stray error each count as a failure. */
export class Tally implements Reporter {
  passed = 0;
  failed = 0;
  readonly notRun: NotRun[] = [];

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state === 'passed') this.passed += 1;
    else if (result.state === 'failed') this.failed += 1;
    else
      this.notRun.push({ name: `${test.module.relativeModuleId} › ${test.fullName}`, why: whyNotRun(test) });
  }

  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    // A suite or file that failed outside its tests, in loading or in a hook, has no test case that tells.
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0);
    const suites = modules.flatMap((module) => [...module.children.allSuites()]);
    const brokenSuites = suites.filter((suite) => suite.errors().length > 0);
    this.failed += broken.length + brokenSuites.length + strayErrors.length;
  }

  /** The line that everyone relies on to be the last. */
  lastLine(): string {
    const skipped = this.notRun.length > 0 ? `, ${this.notRun.length} skipped` : '';
    return `${this.passed} passed, ${this.failed} failed${skipped}`;
  }

  /** A run in which nothing passed proves nothing. */
  isGood(): boolean {
    return this.failed === 0 && this.passed > 0;
  }
}

function whyNotRun(test: TestCase): string {
  const result = test.result();
  if (result.state === 'skipped' && result.note) return result.note;
  if (test.options.mode === 'todo') return 'to be written';
  return /\[(needs [^\]]+)\]/.exec(test.fullName)?.[1] ?? 'left out by its own condition';
}
