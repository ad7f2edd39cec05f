import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { PersonId, ShopId } from '@kanmai/kernel';
import { actorOf, person, shopMember } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { sendResult } from '../../../http/problems.ts';
import { accept, invite, lookAt, withdraw } from './invitation.service.ts';
import {
  Acceptance,
  InvitationParams,
  InvitedTo,
  JoinedShop,
  MemberParams,
  NewInvitation,
  RoleChange,
  ShopParams,
  StaffInvitation,
  StaffView,
} from './staff.schema.ts';
import { changeRole, removeMember, type StaffDeps } from './staff.service.ts';
import { readStaff } from './staff.views.ts';

const tags = ['staff'];
const everyMember = shopMember('host', 'assistant', 'clerk', 'finance');
const ownersOnly = shopMember();

/** A token sees who works in a shop; it changes nothing of that: those routes state no scope. */
export function staffRoutes(server: HttpServer, given: StaffDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/studio/shops/:shopId/staff',
    {
      config: { access: everyMember, scope: 'shops:read' },
      schema: {
        operationId: 'getStaff',
        tags,
        summary: 'Who works in a shop; owners also see contacts and open invitations',
        params: ShopParams,
        response: { 200: StaffView },
      },
    },
    (request) => {
      const shopId = request.params.shopId as ShopId;
      const asOwner = actorOf(request).shops.get(shopId) === 'owner';
      return readStaff(deps.db, { shopId, asOwner, nowMs: deps.clock.nowMs() });
    },
  );

  invitationRoutes(server, given);
  memberRoutes(server, given);
}

function invitationRoutes(server: HttpServer, given: StaffDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.post(
    '/studio/shops/:shopId/invitations',
    {
      config: { access: ownersOnly, idempotent: true },
      schema: {
        operationId: 'inviteStaff',
        tags,
        summary: 'Send somebody a link to join a shop; it replaces an earlier one and is good for 7 days',
        params: ShopParams,
        body: NewInvitation,
        response: { 200: StaffInvitation },
      },
    },
    async (request, reply) => {
      const shopId = request.params.shopId as ShopId;
      const made = await invite(given, actorOf(request), claimOf(request), shopId, request.body);
      return sendResult(reply, made);
    },
  );

  typed.delete(
    '/studio/shops/:shopId/invitations/:id',
    {
      config: { access: ownersOnly },
      schema: {
        operationId: 'withdrawInvitation',
        tags,
        summary: 'Withdraw an invitation; its link no longer works',
        params: InvitationParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      return sendResult(reply, await withdraw(given, actorOf(request), shopId as ShopId, id), 204);
    },
  );

  typed.post(
    '/studio/invitations/look',
    {
      config: { access: person },
      schema: {
        operationId: 'lookAtInvitation',
        tags,
        summary: 'Which shop the token of an invitation leads to, and as what; changes nothing',
        body: Acceptance,
        response: { 200: InvitedTo },
      },
    },
    async (request, reply) => sendResult(reply, await lookAt(given, actorOf(request), request.body.token)),
  );

  typed.post(
    '/studio/invitations/accept',
    {
      config: { access: person },
      schema: {
        operationId: 'acceptInvitation',
        tags,
        summary: 'Join a shop by the token of an invitation; once, and again without effect for who joined',
        body: Acceptance,
        response: { 200: JoinedShop },
      },
    },
    async (request, reply) => sendResult(reply, await accept(given, actorOf(request), request.body.token)),
  );
}

function memberRoutes(server: HttpServer, given: StaffDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.patch(
    '/studio/shops/:shopId/staff/:personId',
    {
      config: { access: ownersOnly },
      schema: {
        operationId: 'changeStaffRole',
        tags,
        summary: 'Give a member another role; not oneself',
        params: MemberParams,
        body: RoleChange,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { shopId, personId } = request.params;
      const change = { shopId: shopId as ShopId, personId: personId as PersonId, role: request.body.role };
      return sendResult(reply, await changeRole(given, actorOf(request), change), 204);
    },
  );

  typed.delete(
    '/studio/shops/:shopId/staff/:personId',
    {
      config: { access: everyMember },
      schema: {
        operationId: 'removeStaff',
        tags,
        summary: 'Remove a member from a shop, or leave it; the last owner stays',
        params: MemberParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { shopId, personId } = request.params;
      const member = { shopId: shopId as ShopId, personId: personId as PersonId };
      return sendResult(reply, await removeMember(given, actorOf(request), member), 204);
    },
  );
}
