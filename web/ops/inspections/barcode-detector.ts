export interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const wanted = ['qr_code', 'code_128', 'code_39', 'ean_13'];

/**
 * Reads the codes on parcels and seals; null in a browser that cannot, where they are typed. Some browsers have the class and
 * nothing behind it.
 */
export async function openDetector(): Promise<Detector | null> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  if (BarcodeDetector === undefined) return null;
  const supported = await BarcodeDetector.getSupportedFormats();
  const formats = wanted.filter((format) => supported.includes(format));
  return formats.length === 0 ? null : new BarcodeDetector({ formats });
}

export const canDetect = () => 'BarcodeDetector' in globalThis && navigator.mediaDevices !== undefined;
