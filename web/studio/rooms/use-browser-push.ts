import { useCallback, useEffect, useRef, useState } from 'react';
import { BrowserPush, type PushState } from './browser-push.ts';
import { choosePushFormat } from './push-format.ts';
import { makeKey } from './room-queries.ts';

export type PushSource = 'camera' | 'screen';

/** Why a camera or a screen could not be had. */
export type SourceProblem = 'insecure' | 'denied' | 'none' | 'busy' | 'unable' | 'server';

export interface Pusher {
  readonly source: PushSource | null;
  /** What is recorded, for a preview of one's own. */
  readonly stream: MediaStream | null;
  /** Null while nothing is pushed from this page. */
  readonly state: PushState | null;
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
  const [state, setState] = useState<PushState | null>(null);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<SourceProblem | null>(null);
  const [micOn, setMicOn] = useState(true);
  const push = useRef<BrowserPush | null>(null);
  const held = useRef<MediaStream | null>(null);

  const letGo = useCallback(() => {
    push.current?.stop();
    push.current = null;
    for (const track of held.current?.getTracks() ?? []) track.stop();
    held.current = null;
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
    const hasSound = given.getAudioTracks().length > 0;
    const format = choosePushFormat(hasSound, (type) => MediaRecorder.isTypeSupported(type));
    const key = format === null ? null : await makeKey(roomId, 'browser').catch(() => null);
    setAsking(false);
    if (format === null || key?.browserPath == null) {
      letGo();
      setProblem(format === null ? 'unable' : 'server');
      return;
    }
    // The person ends the sharing of a screen outside of the page; a camera is unplugged.
    given.getVideoTracks()[0]?.addEventListener('ended', stop);
    setSource(wanted);
    setStream(given);
    setMicOn(true);
    const url = new URL(key.browserPath, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    push.current = new BrowserPush({
      ...{ stream: given, format, url: url.href, token: key.key },
      onChange: setState,
    });
    setState(push.current.state);
  };

  const setMic = (on: boolean) => {
    for (const track of held.current?.getAudioTracks() ?? []) track.enabled = on;
    setMicOn(on);
  };

  return { source, stream, state, asking, problem, micOn, start, stop, setMic };
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
