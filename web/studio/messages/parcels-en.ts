import type { ParcelMessages } from './parcels-zh-cn.ts';

export const parcelMessages: ParcelMessages = {
  parcelDesk: {
    views: { trouble: 'Parcel trouble', 'partly-shipped': 'Partly shipped' },
    emptyTitle: { trouble: 'No parcel is in trouble', 'partly-shipped': 'No order is partly shipped' },
    emptyDetail: {
      trouble:
        'Parcels that are lost, sent back or delayed, or that their carrier says nothing of, appear here.',
      'partly-shipped': 'Orders of which a part has left and the rest waits appear here.',
    },
    split: 'Ship a part',
    whole: 'Ship all of it',
    choose: 'What is in this parcel',
    left: (count) => `${count} to ship`,
    nothingChosen: 'Choose at least one piece.',
    shipPart: (count) => (count === 1 ? 'Ship this piece' : `Ship these ${count} pieces`),
    partShipped: 'A part has left',
    toShip: (count) => `${count} still to ship`,
    correct: 'Correct the number',
    correctHint: 'The trace begins anew with the right number.',
    corrected: 'Number corrected',
    save: 'Save the number',
    keep: 'Leave it',
    takeBack: 'Take the parcel back',
    takeBackAsk:
      'The carrier does not have it yet. Its goods wait to be shipped again. Make sure that the box is still here.',
    takenBack: 'Parcel taken back',
    delivered: 'Mark as delivered',
    since: (time) => `since ${time}`,
    slip: 'Print the slip of this parcel',
    receivedAt: (time) => `Counts as received on ${time}`,
    receivePaused: 'The receipt clock is stopped',
    trouble: {
      title: (count) =>
        count === 1 ? 'One order has a parcel in trouble' : `${count} orders have a parcel in trouble`,
      detail: 'Lost, sent back, delayed, or nothing heard of it. Ask the carrier, then send again or refund.',
      button: 'Look at these parcels',
    },
    sku: 'SKU',
    quantity: 'Quantity',
  },
};
