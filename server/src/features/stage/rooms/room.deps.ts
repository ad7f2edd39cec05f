import type { Result } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database, Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import type { AuditEntry } from '../../people/audit/index.ts';
import type { PushFeature } from '../../people/push/index.ts';
import type { RoomTelling } from './room.unit.ts';

/** What rooms need of the hub of sockets. */
export interface RoomHub extends RoomTelling {
  chat(roomId: string, body: unknown): void;
  vitals(roomId: string, values: Readonly<Record<string, number | string | boolean | null>>): void;
  expel(roomId: string, personId: string, problem: Problem): void;
  closeRoom(roomId: string): void;
  online(roomId: string): number;
  /** What was told to a room after a number, for viewers whom no socket reaches. */
  messagesSince(roomId: string, seq: number, chatAtMs?: number): Promise<PolledRoom>;
  /** Makes a request a socket of a room. */
  enter(request: FastifyRequest, reply: FastifyReply, roomId: string): Promise<void>;
  stop(): Promise<void>;
}

export interface PolledRoom {
  readonly nowMs: number;
  readonly messages: readonly { readonly seq: number; readonly atMs: number; readonly body: unknown }[];
  readonly seq: number;
  readonly more: boolean;
  readonly chat: readonly unknown[];
  readonly chatAtMs: number;
  readonly vitals: Readonly<Record<string, number | string | boolean | null>>;
  readonly pollMs: number;
}

/** What rooms need of live media. */
export interface RoomBroadcast {
  ingest(push: { readonly streamId: string; readonly streamKey: string }): {
    readonly rtmp: { readonly url: string; readonly key: string };
    readonly browserPath: string | null;
    readonly whip: string | null;
  };
  cut(streamId: string, reason: string): Promise<boolean>;
  playback(
    streamId: string,
    options: { readonly expiresAtMs: number },
  ): {
    readonly hls: string;
    readonly flv: string | null;
    readonly audio: string | null;
    readonly expiresAtMs: number;
  };
  health(streamId: string): Promise<RoomHealth | null>;
}

export interface RoomHealth {
  readonly state: 'live' | 'silent';
  readonly bitrateKbps: number;
  readonly fps: number;
  readonly keyframeEveryMs: number | null;
  readonly facts: {
    readonly via: string;
    readonly videoCodec: string;
    readonly audioCodec: string | null;
    readonly width: number;
    readonly height: number;
    readonly transcoded: boolean;
  } | null;
}

export interface RoomDeps {
  readonly deps: FeatureDeps;
  readonly hub: RoomHub;
  readonly broadcast: RoomBroadcast;
  /** Tells somebody on their browsers; answers whether one of them took it. */
  readonly pushTo: PushFeature['pushTo'];
  /** What is said in a room was written down. */
  readonly said: (roomId: string) => void;
  readonly audit: (tx: Tx, entry: AuditEntry) => Promise<void>;
  /** Of these products those that a plan promises this creator something for now. */
  readonly findSourced: (
    db: Database | Tx,
    creatorId: string,
    productIds: readonly string[],
    nowMs: number,
  ) => Promise<ReadonlySet<string>>;
}

export type Done = Result<{ readonly id: string }, Problem>;
