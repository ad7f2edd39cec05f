import type { Failure, Result } from '@kanmai/kernel';
import type { FastifyReply } from 'fastify';

/**
 * The API's error codes: status and what to do. `type` of an expected failure is the code (RFC 9457 problem+json).
 * Adding a code: one line here. `docs/reference/errors.md` is generated from this table.
 */
export const problems = {
  'bad-request': [400, 'The request does not fit the schema. Correct the field named.'],
  'bad-cursor': [400, 'The cursor is not one of ours. Start again without it.'],
  'sign-in-required': [401, 'Sign in and send the request again.'],
  'token-invalid': [401, 'The token is unknown or was revoked. Make a new one.'],
  'code-wrong': [400, 'The code is wrong. Look again, or ask for a new one.'],
  'code-expired': [400, 'The code has expired or was tried too often. Ask for a new one.'],
  'passkey-refused': [400, 'The passkey could not be verified. Try again, or sign in by code.'],
  'two-factor-required': [
    403,
    'Prove your second factor (/api/auth/two-factor/verify-totp), then try again.',
  ],
  'two-factor-missing': [403, 'Set up a second factor under /api/auth/two-factor/enable first.'],
  'not-allowed': [403, 'This account may not do this.'],
  'origin-refused': [403, 'A request with a cookie must come from the platform’s own pages.'],
  'not-found': [404, 'There is nothing here, or it is not yours to see.'],
  'name-taken': [409, 'Choose another name.'],
  'state-conflict': [409, 'Its state has changed meanwhile. Read it again, then decide.'],
  'price-changed': [409, 'The total is no longer what was shown. Ask for a new quote and show it.'],
  'quote-expired': [409, 'The quote is too old. Ask for a new one.'],
  'quote-used': [409, 'This quote was already ordered.'],
  'stock-exhausted': [409, 'There is not enough stock. Choose fewer, or another variant.'],
  'person-limit': [409, 'A person may have only so many of it; `left` says how many more.'],
  'too-many-holds': [
    409,
    'Pay or cancel what waits for payment first; goods that are held and not paid for are nobody’s to buy.',
  ],
  'not-on-sale': [409, 'This product is not on sale now.'],
  'not-delivered-there': [
    409,
    'The shop does not deliver to that province. Choose another address, or other goods.',
  ],
  'cart-empty': [409, 'Add something first.'],
  'cart-full': [409, 'Remove something first; the limit is in the detail.'],
  'address-required': [409, 'Add a delivery address first.'],
  'refund-above-paid': [409, 'More than what is left of what was paid. Ask for at most `leftCents`.'],
  'balance-too-small': [409, 'There is less than that. Ask for at most `balanceCents`.'],
  'below-minimum': [409, 'Ask for at least `minimumCents`.'],
  'transfer-under-way': [409, 'One is under way already. Wait for its end.'],
  'payout-held': [409, 'Payouts wait until a case about bought praise is ruled. Look at it in the studio.'],
  'deposit-overdue': [409, 'The deposit should have been topped up. Top it up first.'],
  'above-unshipped': [409, 'More than what is left to ship of this variant. Ship at most `left`.'],
  'review-early': [409, 'Reviews are written once the order is received. Confirm that it is.'],
  'review-late': [409, 'The time for it is over: 90 days after receipt, and 180 for a follow-up.'],
  'review-made': [409, 'This was reviewed already. A follow-up can be added once.'],
  'payment-closed': [409, 'This payment is over. Order again.'],
  'payment-method-unavailable': [409, 'Choose one of the quote’s `paymentMethods`.'],
  'request-under-way': [409, 'The first request with this key is still running. Try again shortly.'],
  'media-not-ready': [409, 'The video is still being prepared. Try again when it is ready.'],
  'file-has-faults': [
    409,
    'Correct the lines that have a fault and send the file again, or take the other products alone.',
  ],
  'import-line-order': [409, 'Send the lines from next_line on.'],
  'invitation-expired': [409, 'The invitation is older than 7 days. Ask the shop’s owner for a new one.'],
  'invitation-used': [409, 'The invitation was used already. Ask the shop’s owner for a new one.'],
  'invitation-withdrawn': [
    409,
    'The invitation was withdrawn, or a newer one took its place. Ask the shop’s owner.',
  ],
  'last-owner': [409, 'A shop must keep an owner. Make somebody else an owner first.'],
  'shop-not-open': [409, 'The shop is not open. What is prepared is kept; publish when it is approved.'],
  'application-required': [409, 'Shops are opened by reviewing their application. Decide on that.'],
  'application-incomplete': [409, 'Fill in or correct the fields named, then submit again.'],
  'appeal-over': [409, 'This decision cannot be appealed against: more than 30 days have passed.'],
  'appeal-made': [409, 'This decision was appealed against already. One appeal is heard.'],
  'appeal-own-decision': [409, 'Another operator than the one who decided hears the appeal.'],
  'first-operator-exists': [409, 'There is an operator already. Ask them.'],
  'body-too-large': [413, 'Send less at once; the limit is in the detail.'],
  'unsupported-media-type': [415, 'Send the content type that the documentation names.'],
  'key-reused': [422, 'This Idempotency-Key was used with another body. Use a new key.'],
  'key-required': [400, 'Send an Idempotency-Key header of 8 to 200 characters.'],
  'upload-refused': [422, 'The upload cannot become a clip. The detail says why.'],
  'uploads-closed': [503, 'Uploads are closed until a current ffmpeg is installed on the server.'],
  'signature-invalid': [401, 'The signature does not fit the body.'],
  'callback-mismatch': [
    422,
    'The callback names another amount or currency than was asked for. It has no effect.',
  ],
  'advert-refused': [
    422,
    'Words of it break advertising law: `findings` says which, by which rule and article, and what to write instead.',
  ],
  'too-many': [409, 'There are as many as there may be; the limit is in the detail. Remove one first.'],
  'message-not-sent': [503, 'The message could not be handed over, and nothing was kept. Try again.'],
  'too-many-requests': [429, 'Wait for the seconds named in Retry-After.'],
  'coupon-gone': [409, 'There are none left, or its time is over. Look for another one.'],
  'coupon-refused': [409, 'This coupon is not for you now; the reason says why.'],
  'plan-overlaps': [
    409,
    'The product has such a plan at that time. End that one first, or choose another time.',
  ],
  'plan-rates-crossed': [
    409,
    'A target plan pays more than the campaign and the open plan of its time; a campaign at least as much as the open plan.',
  ],
  'plan-ended': [409, 'This plan or campaign is over.'],
  'creator-not-active': [409, 'Nobody acts for this creator here. Choose another one.'],
  'not-promoted': [409, 'No plan promotes this product for this creator now.'],
  'sample-refused': [409, 'No sample can be asked for now; the reason says why.'],
  'room-silent': [409, 'No pictures arrive. Begin to push, look at the preview, then go live.'],
  'room-not-live': [409, 'The room is not live. What holds only while it is cannot be had now.'],
  'room-restrained': [
    409,
    'The platform keeps the room from this for a time; the desk shows why. `until` says how long.',
  ],
  'room-over': [410, 'The room is over. Do not come back.'],
  'room-elsewhere': [409, 'This broadcaster is live in another room. End that one first.'],
  'not-in-bag': [409, 'The product is not in this room’s bag.'],
  'below-floor': [409, 'Below the least that the shop sells it for; `floorCents` says what that is.'],
  'chat-muted': [409, 'You may not write in this broadcaster’s rooms now.'],
  'chat-closed': [409, 'The chat of this room is closed now.'],
  'chat-slow': [409, 'Slow mode: wait for `waitMs`, then say it again.'],
  'chat-banned-word': [409, 'There is a word in it that is not used in this room.'],
  'banned-broadcaster': [409, 'This broadcaster may not broadcast now; the reason says why.'],
  'bag-published': [409, 'What was published stays as it is: it can be neither changed nor withdrawn.'],
  'bag-under-way': [409, 'A bag is open in this room, or being drawn. Wait for its draw.'],
  'bag-over': [409, 'The bag is closed. Look for the next one.'],
  'prize-too-large': [409, 'The prizes of a bag are worth at most `limitCents` together.'],
  'conditions-not-met': [409, 'Not all conditions are met yet; `missing` says which.'],
  'share-mismatch': [409, 'This is not the share whose hash came with the entry.'],
  'share-late': [409, 'Shares are taken from closing until the draw is sealed; the entry holds without.'],
  'sale-under-way': [409, 'A flash sale of this is announced or running in the room. Wait for its end.'],
  'packet-under-way': [409, 'A red packet is open in this room. Wait until it is over.'],
  'packet-over': [409, 'All of it was taken, or its time is over.'],
  'poll-under-way': [409, 'A poll is open in this room. Close it, or wait until it is over.'],
  'poll-over': [409, 'The poll is closed.'],
  'claim-late': [409, 'Prizes are claimed within seven days of the draw.'],
  'claim-made': [
    409,
    'This right was claimed for this line already. Look at `claimId`, and appeal if need be.',
  ],
  'claim-early': [409, 'It is too early for this claim: what it counts from has not happened yet.'],
  'claim-window-over': [409, 'The time to claim under this guarantee is over. Ask for after-sales service.'],
  'claim-not-covered': [409, 'The guarantee is not for this. Choose a reason that it takes.'],
  'claim-above-cap': [409, 'More than the guarantee pays. Ask for at most `maxCents`.'],
  'claim-currency': [409, 'The order was paid in another currency; ask in that one.'],
  'claim-in-after-sales': [
    409,
    'This right is no claim: ask for a refund or a return of the order, and it is refunded at once.',
  ],
  'price-not-lower': [409, 'The shop has not sold it for less since you paid.'],
  'claim-open': [409, 'A claim under a guarantee is open for this line. Wait for it, or withdraw it.'],
  'after-sale-open': [
    409,
    'Something is asked for of this line in after-sales. Wait for it, or withdraw it.',
  ],
  'inspection-needed': [
    409,
    'This order goes through the warehouse, which sends it on. Send it there; its inspection says where.',
  ],
  'inspection-incomplete': [409, 'Something is not answered yet; `missing` says what.'],
  'photo-missing': [409, 'A picture is missing; `missing` says of what.'],
  'seal-used': [409, 'This seal is on another piece. Take a new one.'],
  'seal-wrong': [409, 'That is not the seal it was inspected under. Do not send it; look at it again.'],
  'playback-expired': [403, 'The address to watch at has expired. Ask the room for a new one.'],
  'playback-refused': [403, 'This is no address to watch at. Ask the room for one.'],
  internal: [500, 'A defect of ours; it was logged under the request id. Try again later.'],
  unavailable: [503, 'The platform is starting, stopping or overloaded. Try again shortly.'],
} as const satisfies Record<string, readonly [status: number, advice: string]>;

export type ProblemCode = keyof typeof problems;
export type Problem = Failure & { readonly type: ProblemCode };

/** Answers an expected failure as problem+json: stable code, the field, what to do, and its details. */
export function sendProblem(reply: FastifyReply, failure: Problem): FastifyReply {
  const { type, field, ...detail } = failure;
  const [status, advice] = problems[type];
  const words = describe(detail);
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: `/docs/errors#${type}`,
      title: advice,
      status,
      code: type,
      ...(field === undefined ? {} : { field }),
      ...detail,
      ...(words === '' ? {} : { detail: words }),
      instance: reply.request.id,
    });
}

function describe(detail: Record<string, unknown>): string {
  if (typeof detail.detail === 'string') return detail.detail;
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('; ');
}

/** Answers a result: its value, or its failure as a problem. */
export function sendResult<Value>(
  reply: FastifyReply,
  result: Result<Value, Problem>,
  status = 200,
): FastifyReply {
  if (result.ok) return reply.code(status).send(result.value);
  return sendProblem(reply, result.failure);
}

/** Thrown where a hook, not a handler, must answer. */
export class ProblemError extends Error {
  readonly failure: Problem;
  constructor(failure: Problem) {
    super(failure.type);
    this.failure = failure;
  }
}
