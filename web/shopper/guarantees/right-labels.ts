/** Labels that stand for a policy: the card shows them when they are a right, and says nothing when they are not. */
const policies: ReadonlySet<string> = new Set([
  ...['fake-pays-tenfold', 'fake-pays-ninefold', 'fake-one-pay-ten', 'fake-one-pay-nine', 'ship-24-hours'],
  ...['ship-in-a-day', 'return-freight', 'breakage-refund', 'allergy-refund', 'spoilage-refund'],
  ...['refund-without-return', 'price-protection', 'fast-refund'],
]);
export const isRight = (label: string): boolean => policies.has(label);
