import type { RoomView } from '@kanmai/client';
import { Captions, CaptionsOff, Flag, Headphones, Link2, Video } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { useMessages } from '../messages/index.ts';
import { ReportChoices } from '../sheets/report-choices.tsx';
import { SheetSurface } from '../sheets/sheet-surface.tsx';
import type { SurfaceProps } from '../sheets/surface-props.ts';
import { useLiveWords } from './live-words.ts';
import { setCaptionsOn, useCaptionsOn } from './room-captions.tsx';
import { shareRoom } from './share-room.ts';

export interface RoomMoreSheetProps extends SurfaceProps {
  room: RoomView;
  audioOnly: boolean;
  onAudioOnly: (audioOnly: boolean) => void;
}

/** Sound alone, captions, share, report. */
export function RoomMoreSheet({ room, audioOnly, onAudioOnly, ...surface }: RoomMoreSheetProps) {
  const words = useLiveWords();
  const [reporting, setReporting] = useState(false);
  if (reporting) {
    return (
      <SheetSurface {...surface} title={words.report}>
        <ReportChoices
          send={(report) =>
            unwrap(
              api.POST('/api/v1/rooms/{roomId}/report', {
                params: { path: { roomId: room.id } },
                body: report,
              }),
            )
          }
          onDone={surface.onClose}
        />
      </SheetSurface>
    );
  }
  return (
    <SheetSurface {...surface} title={words.moreTitle}>
      <div className="flex flex-col gap-4 pt-1">
        <section className="rounded-card bg-mist p-3">
          <h3 className="text-sm font-semibold wrap-anywhere">{room.title}</h3>
          {room.introduction !== '' && (
            <p className="pt-1 text-sm wrap-anywhere whitespace-pre-line text-soft">{room.introduction}</p>
          )}
        </section>
        <div className="divide-y divide-line overflow-hidden rounded-card bg-mist">
          {room.playback?.audioUrl != null && (
            <MoreRow
              icon={audioOnly ? <Video size={20} /> : <Headphones size={20} />}
              text={audioOnly ? words.picture : words.audioOnly}
              detail={audioOnly ? undefined : words.audioOnlyDetail}
              onClick={() => {
                onAudioOnly(!audioOnly);
                surface.onClose();
              }}
            />
          )}
          <CaptionsRow onDone={surface.onClose} />
          <ShareRow room={room} />
          <MoreRow icon={<Flag size={20} />} text={words.report} onClick={() => setReporting(true)} />
        </div>
      </div>
    </SheetSurface>
  );
}

function CaptionsRow({ onDone }: { onDone: () => void }) {
  const words = useLiveWords();
  const on = useCaptionsOn();
  return (
    <MoreRow
      icon={on ? <CaptionsOff size={20} /> : <Captions size={20} />}
      text={on ? words.captionsOff : words.captionsOn}
      onClick={() => {
        setCaptionsOn(!on);
        onDone();
      }}
    />
  );
}

function ShareRow({ room }: { room: RoomView }) {
  const words = useLiveWords();
  const m = useMessages();
  return (
    <MoreRow
      icon={<Link2 size={20} />}
      text={words.share}
      onClick={() => void shareRoom(room, m.feed.linkCopied)}
    />
  );
}

interface MoreRowProps {
  icon: ReactNode;
  text: string;
  detail?: string | undefined;
  onClick: () => void;
}

function MoreRow({ icon, text, detail, onClick }: MoreRowProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-h-12 w-full items-center gap-3 px-3 py-2 text-start text-sm outline-offset-[-2px] hover:bg-fill"
    >
      {icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{text}</span>
        {detail !== undefined && <span className="block text-xs text-soft">{detail}</span>}
      </span>
    </button>
  );
}
