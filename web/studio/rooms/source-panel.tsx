import { Camera, Mic, MicOff, MonitorUp, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Badge, Button, Select, Tabs } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { MicLevel } from './mic-level.tsx';
import { ProgramKey } from './program-key.tsx';
import type { StudioRoom } from './room-queries.ts';
import type { Pusher, PushSource } from './use-browser-push.ts';

const ways = ['camera', 'screen', 'program'] as const;
type Way = (typeof ways)[number];

/** How pictures get here: this page's camera or screen, or a program such as OBS. */
export function SourcePanel({ room, pusher }: { room: StudioRoom; pusher: Pusher }) {
  const words = useMessages().source;
  const [way, setWay] = useState<Way>(room.pushVia === 'rtmp' ? 'program' : 'camera');
  const shown = pusher.source ?? way;
  return (
    <section aria-label={words.label} className="overflow-hidden rounded-card border border-line">
      <Tabs
        label={words.label}
        tabs={ways.map((value) => ({ value, label: words.ways[value] }))}
        value={shown}
        onChange={(next) => {
          if (pusher.source === null) setWay(next);
        }}
        panelId="room-source"
      />
      <div id="room-source" className="flex flex-col gap-3 p-3 text-sm">
        {shown === 'program' ? (
          <ProgramKey room={room} />
        ) : pusher.source === null ? (
          <OpenSource source={shown} pusher={pusher} />
        ) : (
          <Pushing pusher={pusher} isLive={room.state === 'live'} />
        )}
      </div>
    </section>
  );
}

function OpenSource({ source, pusher }: { source: PushSource; pusher: Pusher }) {
  const words = useMessages().source;
  const Icon = source === 'camera' ? Camera : MonitorUp;
  return (
    <>
      <p className="text-soft">{source === 'camera' ? words.cameraNote : words.screenNote}</p>
      {pusher.problem !== null && (
        <p role="alert" className="rounded-control bg-danger-wash p-2 text-danger">
          {words.problems[pusher.problem]}
        </p>
      )}
      <Button
        look="outline"
        size="small"
        icon={<Icon size={16} />}
        busy={pusher.asking}
        onClick={() => void pusher.start(source)}
        className="self-start"
      >
        {source === 'camera' ? words.startCamera : words.startScreen}
      </Button>
    </>
  );
}

function Pushing({ pusher, isLive }: { pusher: Pusher; isLive: boolean }) {
  const words = useMessages().source;
  const { state, source, stream, micOn } = pusher;
  const phase = state?.kind ?? 'connecting';
  const tone = phase === 'live' ? 'jade' : phase === 'refused' ? 'danger' : 'amber';
  const hasSound = (stream?.getAudioTracks().length ?? 0) > 0;
  return (
    <>
      <div role="status">
        <Badge tone={tone}>{words.phases[phase]}</Badge>
      </div>
      {state?.kind === 'refused' && (
        <p role="alert" className="rounded-control bg-danger-wash p-2 text-danger">
          {words.refusals[state.code] ?? words.refusals['other']}
        </p>
      )}
      {source === 'camera' && <CameraChoice pusher={pusher} />}
      {hasSound && stream !== null && (
        <div className="flex items-center gap-3">
          <Button
            look="outline"
            size="small"
            aria-pressed={!micOn}
            icon={micOn ? <Mic size={16} /> : <MicOff size={16} />}
            onClick={() => pusher.setMic(!micOn)}
          >
            {micOn ? words.micOff : words.micOn}
          </Button>
          <MicLevel stream={stream} label={words.level} />
        </div>
      )}
      {!micOn && <p className="text-xs text-amber">{words.micIsOff}</p>}
      <div>
        <Button look="danger" size="small" icon={<Square size={14} />} onClick={pusher.stop}>
          {words.stop}
        </Button>
        {isLive && <p className="mt-1 text-xs text-soft">{words.stopDetail}</p>}
      </div>
    </>
  );
}

/** Another camera, where there are several. */
function CameraChoice({ pusher }: { pusher: Pusher }) {
  const words = useMessages().source;
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([]);
  const { stream } = pusher;
  useEffect(() => {
    // Their names are told only once a camera is open.
    if (stream === null) return;
    navigator.mediaDevices.enumerateDevices().then(
      (devices) => setCameras(devices.filter(({ kind }) => kind === 'videoinput')),
      () => undefined,
    );
  }, [stream]);
  if (cameras.length < 2) return null;
  return (
    <Select
      label={words.device}
      value={stream?.getVideoTracks()[0]?.getSettings().deviceId ?? ''}
      options={cameras.map(({ deviceId, label }) => ({ value: deviceId, label }))}
      onChange={(event) => void pusher.start('camera', event.target.value)}
    />
  );
}
