import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The journeys are one long file: beside them all others have time to run. Files of one project share their workers. */
const projects = ['browser', 'database', 'unit'];

/** Journeys first, then what needs PostgreSQL, then the rest; within a project as Vitest has it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ project }: TestSpecification) => projects.indexOf(project.name);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
