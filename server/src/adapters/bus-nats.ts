import { connect } from '@nats-io/transport-node';
import { assertTopic, type Bus, deliver } from '../ports/bus.ts';

/** Keeps our topics apart from what else lives on that server. */
const prefix = 'kanmai.';

/**
 * The bus of several processes: NATS core. It connects again by itself for as long as it takes; what is published
 * meanwhile may be lost, as the port says.
 */
export async function connectBusNats(url: string): Promise<Bus> {
  const connection = await connect({
    servers: url,
    name: 'kanmai',
    maxReconnectAttempts: -1,
    timeout: 10_000,
  });
  return {
    async publish(topic, message) {
      assertTopic(topic);
      connection.publish(prefix + topic, message);
    },
    async subscribe(topic, handler) {
      assertTopic(topic);
      const subscription = connection.subscribe(prefix + topic, {
        callback: (error, message) => {
          if (error === null) deliver(topic, handler, message.data);
        },
      });
      // The round trip proves that the server knows of the subscription.
      await connection.flush();
      return { close: async () => subscription.unsubscribe() };
    },
    async close() {
      // Draining hands over what is on its way; a server that is gone cannot take it.
      await connection.drain().catch(() => connection.close());
    },
  };
}
