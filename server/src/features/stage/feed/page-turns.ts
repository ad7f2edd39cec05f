/** One at a time for each person, in the order of asking: a page is to know what the one before it served. */
export class PageTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  async take<Answer>(personId: string, work: () => Promise<Answer>): Promise<Answer> {
    const before = this.last.get(personId);
    const turn = before === undefined ? work() : before.then(work, work);
    this.last.set(personId, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(personId) === turn) this.last.delete(personId);
    }
  }
}
