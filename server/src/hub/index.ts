/**
 * The hub of live rooms. Wiring: `acceptSockets(server)` once, before the routes; `createHub(deps, doors)` once; then a GET
 * route with its access, as any other, whose handler is `(request, reply) => hub.enter(request, reply, roomId)`, and beside it
 * `server.addHook('preClose', () => hub.stop())` (a server does not close while sockets are open). What goes over the socket
 * is told in protocol.ts.
 */

export { acceptSockets } from './accept-sockets.ts';
export { createHub } from './create-hub.ts';
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
export type {
  ClientFrame,
  FlushFrame,
  HelloFrame,
  ProblemFrame,
  SaidFrame,
  ServerFrame,
  TimeFrame,
} from './protocol.ts';
