interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface Detectors {
  readonly BarcodeDetector?: new (options: { readonly formats: readonly string[] }) => Detector;
}

/** Reads the codes on parcels and seals; null in a browser that cannot, where they are typed. */
export function openDetector(): Detector | null {
  const { BarcodeDetector } = globalThis as Detectors;
  return BarcodeDetector === undefined
    ? null
    : new BarcodeDetector({ formats: ['qr_code', 'code_128', 'code_39', 'ean_13'] });
}

export const canDetect = () => 'BarcodeDetector' in globalThis && navigator.mediaDevices !== undefined;
