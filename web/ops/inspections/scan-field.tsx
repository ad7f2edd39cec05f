import { ScanLine } from 'lucide-react';
import { useState } from 'react';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { Button, showToast, TextField, type TextFieldProps } from '../../ui/index.ts';
import { canDetect } from './barcode-detector.ts';
import { CameraScan } from './camera-scan.tsx';

interface ScanFieldProps extends Omit<TextFieldProps, 'value' | 'onChange'> {
  value: string;
  onChange: (value: string) => void;
  /** A code was read by the camera; without it the field is only filled in. */
  onScan?: (code: string) => void;
}

/** A code that is typed, typed by a hand scanner, or read by the camera where the browser can. */
export function ScanField({ value, onChange, onScan, ...rest }: ScanFieldProps) {
  const { ops } = useInspectionWords();
  const [looking, setLooking] = useState(false);
  const taken = (code: string) => {
    setLooking(false);
    onChange(code);
    onScan?.(code);
  };
  return (
    <div className="flex flex-col gap-2">
      <TextField
        {...rest}
        value={value}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      {looking && (
        <CameraScan
          onCode={taken}
          onFail={() => {
            setLooking(false);
            showToast(ops.cameraOff, 'danger');
          }}
        />
      )}
      {canDetect() && (
        <Button
          look="quiet"
          size="small"
          className="self-start"
          icon={<ScanLine size={16} />}
          onClick={() => setLooking(!looking)}
        >
          {looking ? ops.cameraStop : ops.camera}
        </Button>
      )}
    </div>
  );
}
