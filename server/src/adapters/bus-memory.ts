import type { Bus } from '../ports/bus.ts';

/** The bus of a single process. */
export function createBusMemory(): Bus {
  const handlers = new Map<string, Set<(message: Uint8Array) => void>>();
  const encoder = new TextEncoder();
  return {
    async publish(topic, message) {
      const bytes = typeof message === 'string' ? encoder.encode(message) : message;
      for (const handler of [...(handlers.get(topic) ?? [])]) {
        // A subscriber must not delay or break the publisher.
        queueMicrotask(() => {
          try {
            handler(bytes);
          } catch (error) {
            process.emitWarning(`a subscriber of ${topic} failed: ${String(error)}`);
          }
        });
      }
    },
    async subscribe(topic, handler) {
      const ofTopic = handlers.get(topic) ?? new Set();
      handlers.set(topic, ofTopic);
      ofTopic.add(handler);
      return {
        close: async () => {
          ofTopic.delete(handler);
          if (ofTopic.size === 0) handlers.delete(topic);
        },
      };
    },
    async close() {
      handlers.clear();
    },
  };
}
