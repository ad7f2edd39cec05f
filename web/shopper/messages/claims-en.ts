/** What to tell a person whose claim is not taken. */
export const claimErrors = {
  'claim-made': 'This guarantee was claimed already.',
  'claim-early': 'It is too early to claim this.',
  'claim-window-over': 'The time to claim is over.',
  'claim-not-covered': 'The guarantee is not for this.',
  'claim-above-cap': 'That is more than the guarantee pays.',
  'claim-currency': 'Ask in the currency of the order.',
  'claim-in-after-sales':
    'No claim is needed: cancel the order or ask for a return, and the money comes first.',
  'price-not-lower': 'The shop has not sold it for less since you paid.',
  'claim-open': 'A guarantee claim is open for this line. Wait for it, or withdraw it.',
  'after-sale-open': 'After-sales is open for this line. Wait for it, or withdraw it.',
  'appeal-made': 'A claim is appealed once, and this one was.',
  'appeal-over': 'The time to appeal is over.',
};
