import { assertTopic, type Bus, deliver } from '../ports/bus.ts';

/** The bus of a single process. */
export function createBusMemory(): Bus {
  const handlers = new Map<string, Set<(message: Uint8Array) => void>>();
  const encoder = new TextEncoder();
  return {
    async publish(topic, message) {
      assertTopic(topic);
      const bytes = typeof message === 'string' ? encoder.encode(message) : message;
      for (const handler of handlers.get(topic) ?? []) queueMicrotask(() => deliver(topic, handler, bytes));
    },
    async subscribe(topic, handler) {
      assertTopic(topic);
      // The same function may subscribe twice: each subscription is one of its own.
      const own = (message: Uint8Array) => handler(message);
      const ofTopic = handlers.get(topic) ?? new Set();
      handlers.set(topic, ofTopic.add(own));
      return {
        close: async () => {
          ofTopic.delete(own);
          if (ofTopic.size === 0 && handlers.get(topic) === ofTopic) handlers.delete(topic);
        },
      };
    },
    async close() {
      handlers.clear();
    },
  };
}
