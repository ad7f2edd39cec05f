import type { Cohort } from './cohort.ts';
import type { CommerceLane, SpreadMessage } from './commerce-lane.ts';
import { pageMax, textOf } from './commerce-lane.ts';
import { flushText } from './flush-text.ts';
import { frameText } from './frames.ts';
import type { CommerceMessage } from './hub.ts';
import type { Member } from './member.ts';

/** Brings viewers what they missed, a page at a time, and then hands them to a cohort. */
export interface CatchUp<Facts> {
  /** `member.seq` is the last number it has. */
  begin(member: Member<Facts>): void;
  remove(member: Member<Facts>): void;
  /** Goes on with those whose line has room again. */
  step(): void;
  readonly members: ReadonlySet<Member<Facts>>;
}

export interface CatchUpDeps<Facts> {
  readonly lane: CommerceLane;
  read(afterSeq: number, limit: number): Promise<readonly CommerceMessage[]>;
  /** The cohort that takes the next viewer: the same until somebody joined. */
  nextCohort(): Cohort;
  /** What was asked for is no longer there: tells the viewer to begin anew after `seq`. */
  reset(member: Member<Facts>, seq: number): void;
  wallMs(): number;
  failed(error: unknown): void;
}

/** More than this waiting in the process, and a viewer is given no further page yet. */
const bufferedMax = 64 * 1024;
/** When a server comes back, everybody returns at once: the database is asked by so few at a time. */
const readsMax = 4;

export function createCatchUp<Facts>(deps: CatchUpDeps<Facts>): CatchUp<Facts> {
  const members = new Set<Member<Facts>>();
  let reads = 0;

  const settle = (member: Member<Facts>, cohort: Cohort) => {
    members.delete(member);
    cohort.add(member);
  };
  const bring = (member: Member<Facts>, messages: readonly SpreadMessage[]) => {
    const last = messages.at(-1);
    if (last === undefined) return;
    member.connection.write(frameText(flushText({ now: deps.wallMs(), messages })));
    member.seq = last.seq;
  };
  const readPage = async (member: Member<Facts>) => {
    member.reading = true;
    reads += 1;
    try {
      const page = await deps.read(member.seq, pageMax);
      if (member.gone) return;
      if (page[0]?.seq === member.seq + 1) bring(member, page.map(spread));
      else {
        const cohort = deps.nextCohort();
        member.seq = cohort.flushedSeq;
        deps.reset(member, member.seq);
      }
    } finally {
      member.reading = false;
      reads -= 1;
    }
  };
  const stepOne = (member: Member<Facts>) => {
    while (!member.reading && member.connection.bufferedBytes() <= bufferedMax) {
      const cohort = deps.nextCohort();
      // What lies beyond comes with the cohort's next flush.
      if (member.seq >= cohort.flushedSeq) return settle(member, cohort);
      const recent = deps.lane.recent(member.seq, pageMax);
      if (recent !== null) {
        bring(
          member,
          recent.filter(({ seq }) => seq <= cohort.flushedSeq),
        );
        continue;
      }
      if (reads >= readsMax) return;
      readPage(member).then(() => {
        if (!member.gone) stepOne(member);
      }, deps.failed);
    }
  };
  return {
    members,
    begin(member) {
      members.add(member);
      stepOne(member);
    },
    remove: (member) => void members.delete(member),
    step() {
      for (const member of [...members]) stepOne(member);
    },
  };
}

function spread(message: CommerceMessage): SpreadMessage {
  return { seq: message.seq, text: textOf(message) };
}
