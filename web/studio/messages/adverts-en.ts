import type { advertMessages as chinese } from './adverts-zh-cn.ts';

export const advertMessages: typeof chinese = {
  adverts: {
    refused: 'Cannot be published',
    warned: 'Better changed',
    colon: ': ',
    why: {
      absolute: 'Advertising allows no absolutes such as “best”, “first” or “national grade”.',
      medical: 'Ordinary goods neither cure anything nor promise an effect.',
      price: 'A price that is compared with must have been paid lately.',
      certificate: 'The certificate says something else.',
      other: 'Advertising law does not allow this wording.',
    },
    uncertified: 'No certificate bears this out yet. Hand one in, or leave it out.',
    use: (text) => `Use “${text}”`,
    leaveOut: (text) => `Leave out “${text}”`,
    attributeNames: 'Names of attributes',
    variant: (number) => `Variant ${number}`,
  },
};
