import { useMutation } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import ReactCrop, { centerCrop, makeAspectCrop, type PercentCrop } from 'react-image-crop';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, showToast, Tabs } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { ProductDraft } from './product-draft.ts';
import { cropPicture } from './product-queries.ts';
import 'react-image-crop/dist/ReactCrop.css';

const shapes = ['free', 'square', 'portrait', 'landscape'] as const;
type Shape = (typeof shapes)[number];
const aspects: Record<Shape, number | undefined> = {
  free: undefined,
  square: 1,
  portrait: 3 / 4,
  landscape: 4 / 3,
};

type Picture = Omit<ProductDraft['pictures'][number], 'text'>;

interface PictureDialogProps {
  shopId: string;
  pictures: ProductDraft['pictures'];
  /** Which of them. */
  at: number;
  onMove: (to: number) => void;
  onRemove: () => void;
  onCropped: (picture: Picture) => void;
  onClose: () => void;
}

/** One picture large: to crop, to put elsewhere, or to take out. */
export default function PictureDialog(props: PictureDialogProps) {
  const { shopId, pictures, at, onMove, onRemove, onCropped, onClose } = props;
  const messages = useMessages();
  const words = messages.pictureWork;
  const image = useRef<HTMLImageElement>(null);
  const [shape, setShape] = useState<Shape>('free');
  const [area, setArea] = useState<PercentCrop>();
  const picture = pictures[at];
  const crop = useMutation({
    mutationFn: (part: PercentCrop) => cropPicture(shopId, picture?.key ?? '', part),
    onSuccess: (cropped) => {
      showToast(words.cropped);
      onCropped(cropped);
    },
  });
  if (picture === undefined) return null;
  const choose = (next: Shape) => {
    setShape(next);
    const aspect = aspects[next];
    const shown = image.current;
    if (aspect === undefined || shown === null) return;
    const largest = makeAspectCrop({ unit: '%', width: 100 }, aspect, shown.width, shown.height);
    const fitting =
      largest.height <= 100
        ? largest
        : makeAspectCrop({ unit: '%', height: 100 }, aspect, shown.width, shown.height);
    setArea(centerCrop(fitting, shown.width, shown.height));
  };
  const chosen = area !== undefined && area.width > 0 && area.height > 0 ? area : null;
  return (
    <Dialog
      open
      title={words.title(at + 1)}
      onClose={onClose}
      actions={
        <Button
          busy={crop.isPending}
          disabled={chosen === null}
          onClick={() => chosen !== null && crop.mutate(chosen)}
        >
          {words.crop}
        </Button>
      }
    >
      <Tabs
        label={words.shape}
        panelId="picture-crop"
        value={shape}
        tabs={shapes.map((value) => ({ value, label: words.shapes[value] }))}
        onChange={choose}
      />
      <div
        id="picture-crop"
        role="tabpanel"
        aria-label={words.shapes[shape]}
        className="mt-3 flex justify-center bg-fill"
      >
        <ReactCrop
          {...(area === undefined ? {} : { crop: area })}
          {...(aspects[shape] === undefined ? {} : { aspect: aspects[shape] })}
          ariaLabels={{
            cropArea: words.area,
            nwDragHandle: words.area,
            nDragHandle: words.area,
            neDragHandle: words.area,
            eDragHandle: words.area,
            seDragHandle: words.area,
            sDragHandle: words.area,
            swDragHandle: words.area,
            wDragHandle: words.area,
          }}
          onChange={(_pixels, percent) => setArea(percent)}
        >
          <img ref={image} src={picture.url} alt="" className="max-h-[50dvh] w-auto" />
        </ReactCrop>
      </div>
      <p className="mt-2 text-xs text-soft">{words.cropHint}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          look="outline"
          size="small"
          icon={<ArrowLeft size={16} />}
          disabled={at === 0}
          onClick={() => onMove(at - 1)}
        >
          {words.earlier}
        </Button>
        <Button
          look="outline"
          size="small"
          icon={<ArrowRight size={16} />}
          disabled={at === pictures.length - 1}
          onClick={() => onMove(at + 1)}
        >
          {words.later}
        </Button>
        <Button look="outline" size="small" icon={<Trash2 size={16} />} onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
      <div className="mt-3 empty:hidden">
        <ProblemNotice error={crop.error} />
      </div>
    </Dialog>
  );
}
