/**
 * The hub of live rooms. Wiring: `acceptSockets(server)` once, before routes (http-server); `createHub(deps, doors)` once;
 * then a GET route `rooms/:roomId/socket` with its access and `handler: (request, reply) => hub.enter(request, reply, id)`.
 */
export {
  type Admitted,
  type CommerceMessage,
  closeCodes,
  type Departure,
  type Hub,
  type HubCounts,
  type HubDeps,
  type HubDoors,
  type HubSettings,
  hubSettings,
  type Polled,
  type Viewer,
  type Vitals,
} from './hub.ts';
export { createHub } from './create-hub.ts';
export { acceptSockets } from './accept-sockets.ts';
