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

const topicForm = /^[\w:-]+(\.[\w:-]+)*$/;

/** Topics are words joined by dots, such as `room.rom_123`. @throws when it is anything else */
export function assertTopic(topic: string): void {
  if (topic.length > 200 || !topicForm.test(topic)) throw new Error(`not a topic: ${JSON.stringify(topic)}`);
}

/** A subscriber must not delay or break the publisher. */
export function deliver(topic: string, handler: (message: Uint8Array) => void, message: Uint8Array): void {
  try {
    handler(message);
  } catch (error) {
    process.emitWarning(`a subscriber of ${topic} failed: ${String(error)}`);
  }
}
