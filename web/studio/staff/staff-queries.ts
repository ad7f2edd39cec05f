import type { paths } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { phoneNumber, recipientKind } from '../../shared/session.ts';

export type Staff =
  paths['/api/v1/studio/shops/{shopId}/staff']['get']['responses'][200]['content']['application/json'];
export type StaffMember = Staff['members'][number];
export type StaffInvitation = Staff['invitations'][number];
export type StaffRole = StaffMember['role'];
export type InvitedRole = StaffInvitation['role'];

/** What somebody can be invited as. */
export const invitedRoles: readonly InvitedRole[] = ['assistant', 'host', 'clerk', 'finance'];
export const staffRoles: readonly StaffRole[] = ['owner', ...invitedRoles];

export const staffQuery = (shopId: string) =>
  queryOptions({
    queryKey: ['studio', shopId, 'staff'],
    queryFn: () => unwrap(api.GET('/api/v1/studio/shops/{shopId}/staff', { params: { path: { shopId } } })),
  });

/** Where an invitation can go, from what was typed; null when that is neither an address nor a number. */
export function readRecipient(typed: string): { email: string } | { phone: string } | null {
  const text = typed.trim();
  if (recipientKind(text) === 'email') return /^[^\s@]+@[^\s@]+$/.test(text) ? { email: text } : null;
  const phone = phoneNumber(text);
  return phone === null ? null : { phone };
}

export function inviteStaff(
  shopId: string,
  body: ({ email: string } | { phone: string }) & { role: InvitedRole },
) {
  return unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/invitations', { params: { path: { shopId } }, body }),
  );
}

export function withdrawInvitation(shopId: string, id: string) {
  return unwrap(
    api.DELETE('/api/v1/studio/shops/{shopId}/invitations/{id}', { params: { path: { shopId, id } } }),
  );
}

export function changeStaffRole(shopId: string, personId: string, role: StaffRole) {
  return unwrap(
    api.PATCH('/api/v1/studio/shops/{shopId}/staff/{personId}', {
      params: { path: { shopId, personId } },
      body: { role },
    }),
  );
}

export function removeStaff(shopId: string, personId: string) {
  return unwrap(
    api.DELETE('/api/v1/studio/shops/{shopId}/staff/{personId}', {
      params: { path: { shopId, personId } },
    }),
  );
}

/** Read behind a POST, so that no log of addresses has the token. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => unwrap(api.POST('/api/v1/studio/invitations/look', { body: { token } })),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export function acceptInvitation(token: string) {
  return unwrap(api.POST('/api/v1/studio/invitations/accept', { body: { token } }));
}
