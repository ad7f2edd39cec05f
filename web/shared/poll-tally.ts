/** The votes of a poll's options: as the room's vital `poll` says (`ID 12,30`) when it is of this poll, else as it was loaded. */
export function readTally(
  tally: unknown,
  poll: { readonly id: string; readonly options: readonly { readonly votes: number }[] },
): number[] {
  const loaded = poll.options.map(({ votes }) => votes);
  if (typeof tally !== 'string') return loaded;
  const [id, votes] = tally.split(' ');
  const counts = votes?.split(',').map(Number);
  return id === poll.id && counts?.length === loaded.length ? counts : loaded;
}
