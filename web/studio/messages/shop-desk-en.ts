import type { ShopDeskMessages } from './shop-desk-zh-cn.ts';

export const shopDeskMessages: ShopDeskMessages = {
  shopDesk: {
    paid: 'Sold today',
    paidDefinition:
      'What was paid today, refunds not taken off; beside the same weekday a week ago until this time',
    orders: 'Orders today',
    ordersDefinition: 'Orders paid today; beside the same weekday a week ago until this time',
    views: 'Views today',
    viewsDefinition: 'Views of this shop’s clips today',
    against: (change) => `${change} on last week`,
    decisions: {
      cancelAsked: {
        title: (count) =>
          count === 1 ? 'A buyer asks to cancel an order' : `${count} buyers ask to cancel an order`,
        detail: 'Without an answer within 24 hours they are refunded.',
        button: 'Answer',
      },
      unread: {
        title: (count) =>
          count === 1 ? 'New messages about an order' : `New messages about ${count} orders`,
        detail: 'Buyers wait for your answer.',
        button: 'Reply',
      },
      lowReviews: {
        title: (count) => (count === 1 ? '1 low review to answer' : `${count} low reviews to answer`),
        detail: 'Of three stars or fewer. Those who read them look at your answer first.',
        button: 'Answer',
      },
      webhooks: {
        title: (count) => (count === 1 ? 'A webhook is paused' : `${count} webhooks are paused`),
        detail: 'The receiver did not take messages for long; nothing more is sent.',
        button: 'See why',
      },
      certificate: {
        problems: {
          rejected: (attribute) => `The certificate of “${attribute}” was not accepted`,
          expiring: (attribute, until) => `The certificate of “${attribute}” ends on ${until}`,
          'value-changed': (attribute) => `“${attribute}” has changed: its certificate is void`,
        },
        button: 'Renew it',
      },
      faultyFile: {
        title: (count) =>
          count === 1 ? 'One fault in an imported file' : `${count} faults in an imported file`,
        button: 'Look and correct',
      },
      promotionEnding: {
        title: (name) => `“${name}” ends soon`,
        detail: (at) => `It ends on ${at}.`,
        button: 'See the promotion',
      },
      clipScheduled: {
        title: (at) => `A clip is published on ${at}`,
        button: 'See it',
      },
    },
  },
};
