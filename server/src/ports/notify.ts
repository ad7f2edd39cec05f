/** Sends a short message to a person's e-mail address or phone. */
export interface Notify {
  /** Resolves when the message was handed over; rejects when it could not be. */
  send(message: NotifyMessage): Promise<void>;
}

export interface NotifyMessage {
  readonly channel: 'email' | 'phone';
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}
