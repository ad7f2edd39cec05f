import type { OrderDeskMessages } from './order-desk-zh-cn.ts';

export const orderDeskMessages: OrderDeskMessages = {
  orderDesk: {
    ask: 'Ask to cancel',
    askDetail:
      'The shop answers within 24 hours; without an answer you get your money back. Once it has shipped, the request is over.',
    reason: 'Reason',
    reasons: [
      'Ordered the wrong thing',
      'No longer wanted',
      'Wrong address or phone',
      'It takes too long',
      'Another reason',
    ],
    send: 'Send the request',
    sent: 'The shop was asked',
    asked: 'You asked to cancel',
    askedUntil: (at) => `The shop answers by ${at}; after that you are refunded`,
    withdraw: 'Take it back',
    withdrawn: 'Taken back; the order goes on',
    declined: (reason) => `The shop did not agree to cancel: ${reason}`,
    messages: 'Message the shop',
    messagesEmpty: 'Ask the shop what you would like to know.',
    older: 'Older messages',
    write: 'Write to the shop',
    sendMessage: 'Send',
    unread: (count) => `${count} unread`,
  },
};
