import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

export const roomQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['room', roomId],
    // What it says is old the next moment; what a live room says since comes by its socket.
    staleTime: 0,
    queryFn: () => unwrap(api.GET('/api/v1/rooms/{roomId}', { params: { path: { roomId } } })),
  });

export const bagsQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['room', roomId, 'lucky-bags'],
    queryFn: () => unwrap(api.GET('/api/v1/rooms/{roomId}/lucky-bags', { params: { path: { roomId } } })),
  });

export const packetsQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['room', roomId, 'red-packets'],
    queryFn: () => unwrap(api.GET('/api/v1/rooms/{roomId}/red-packets', { params: { path: { roomId } } })),
  });

export const couponsQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['room', roomId, 'coupons'],
    queryFn: () => unwrap(api.GET('/api/v1/rooms/{roomId}/coupons', { params: { path: { roomId } } })),
  });

export const pollsQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['room', roomId, 'polls'],
    queryFn: () => unwrap(api.GET('/api/v1/rooms/{roomId}/polls', { params: { path: { roomId } } })),
  });

export const salesQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['room', roomId, 'flash-sales'],
    queryFn: () => unwrap(api.GET('/api/v1/rooms/{roomId}/flash-sales', { params: { path: { roomId } } })),
  });
