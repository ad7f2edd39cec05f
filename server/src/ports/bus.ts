/** Carries short messages between the parts of one process, or of many. Nothing is kept: truth is in the database. */
export interface Bus {
  /** Hands a message to every subscriber of the topic, here and in other processes. At most once, in order per topic. */
  publish(topic: string, message: string | Uint8Array): Promise<void>;
  /** Resolves when messages published from now on will arrive. A handler that throws is logged, not fatal. */
  subscribe(topic: string, handler: (message: Uint8Array) => void): Promise<BusSubscription>;
  close(): Promise<void>;
}

export interface BusSubscription {
  close(): Promise<void>;
}
