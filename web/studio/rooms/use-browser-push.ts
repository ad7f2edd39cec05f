import { useCallback, useEffect, useRef, useState } from 'react';
import { LivePush, type LivePushState, type PushTicket } from '../../player/live-push.ts';
import { makeKey } from './room-queries.ts';

export type PushSource = 'camera' | 'screen';

/** Why a camera or a screen could not be had. */
export type SourceProblem = 'insecure' | 'denied' | 'none' | 'busy' | 'unable';

export interface Pusher {
  readonly source: PushSource | null;
  /** What is recorded, for a preview of one's own. */
  readonly stream: MediaStream | null;
  /** Null while nothing is pushed from this page. */
  readonly state: LivePushState | null;
  readonly asking: boolean;
  readonly problem: SourceProblem | null;
  readonly micOn: boolean;
  start(source: PushSource, deviceId?: string): Promise<void>;
  stop(): void;
  setMic(on: boolean): void;
}

const picture = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/** Pushes from this page: its camera, or a screen with the microphone. Ends with the page. */
export function useBrowserPush(roomId: string): Pusher {
  const [source, setSource] = useState<PushSource | null>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [state, setState] = useState<LivePushState | null>(null);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<SourceProblem | null>(null);
  const [micOn, setMicOn] = useState(true);
  const push = useRef<LivePush | null>(null);
  const held = useRef<MediaStream | null>(null);

  const letGo = useCallback(() => {
    const stream = held.current;
    held.current = null;
    push.current?.stop();
    push.current = null;
    for (const track of stream?.getTracks() ?? []) track.stop();
  }, []);
  useEffect(() => letGo, [letGo]);

  const stop = useCallback(() => {
    letGo();
    setSource(null);
    setStream(null);
    setState(null);
  }, [letGo]);

  const start = async (wanted: PushSource, deviceId?: string) => {
    stop();
    setProblem(null);
    setAsking(true);
    const given = await openSource(wanted, deviceId);
    if (typeof given === 'string') {
      setAsking(false);
      setProblem(given);
      return;
    }
    held.current = given;
    setAsking(false);
    setSource(wanted);
    setStream(given);
    setMicOn(true);
    // One key for as long as it holds: a page that comes back does not cut another that took over.
    let ticket: PushTicket | null = null;
    push.current = new LivePush(given, {
      state: (next) => {
        if (held.current !== given) return;
        // The person ends the sharing of a screen outside of the page; a camera is unplugged.
        if (next.kind === 'ended') stop();
        else setState(next);
      },
      ticket: async () => {
        ticket ??= await askTicket(roomId);
        return ticket;
      },
    });
  };

  const setMic = (on: boolean) => {
    for (const track of held.current?.getAudioTracks() ?? []) track.enabled = on;
    setMicOn(on);
  };

  return { source, stream, state, asking, problem, micOn, start, stop, setMic };
}

async function askTicket(roomId: string): Promise<PushTicket> {
  const { browserPath, key } = await makeKey(roomId, 'browser');
  if (browserPath === null) throw new Error('this server takes no push of a browser');
  return { url: browserPath, token: key };
}

async function openSource(source: PushSource, deviceId?: string): Promise<MediaStream | SourceProblem> {
  const { mediaDevices } = navigator;
  if (mediaDevices === undefined) return 'insecure';
  if (typeof MediaRecorder === 'undefined') return 'unable';
  try {
    if (source === 'camera') {
      const camera = deviceId === undefined ? { facingMode: 'user' } : { deviceId: { exact: deviceId } };
      return await mediaDevices.getUserMedia({ video: { ...picture, ...camera }, audio: voice });
    }
    const screen = await mediaDevices.getDisplayMedia({ video: picture, audio: false });
    // A screen without a voice is still a picture.
    const mic = await mediaDevices.getUserMedia({ audio: voice }).catch(() => null);
    for (const track of mic?.getAudioTracks() ?? []) screen.addTrack(track);
    return screen;
  } catch (error) {
    return problemOf(error);
  }
}

const voice = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

function problemOf(error: unknown): SourceProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'NotReadableError' ? 'busy' : 'unable';
}
