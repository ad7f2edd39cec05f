import { canonicalJson } from './canonical-json.ts';
import { type PhoneGrade, phoneGrades } from './phone-grade.ts';
import { type InspectedKind, inspectedKinds } from './risk-route.ts';

/** What a certificate says. Nothing of the buyer stands in it: whoever has the goods may show it to anybody. */
export interface CertificateFacts {
  readonly format: 1;
  readonly id: string;
  /** Which key signed it. */
  readonly key: string;
  /** The origin of the platform that vouches for it. */
  readonly issuer: string;
  readonly kind: InspectedKind;
  readonly title: string;
  readonly shop: string;
  readonly grade: PhoneGrade | null;
  /** Of a phone, masked. */
  readonly imei: string | null;
  /** The number of the seal that was put on. */
  readonly seal: string;
  /** The checklist and its version, e.g. `phone/1`. */
  readonly checklist: string;
  /** The SHA-256 of the whole report, base64url: a report that is changed afterwards no longer fits. */
  readonly report: string;
  /** ISO 8601, UTC. */
  readonly inspectedAt: string;
}

/** What is signed beside the text: a signature made for anything else is none of a certificate. */
export const certificateDomain = 'kanmai inspection certificate\n';

/** The text of a certificate, which is what is signed after the domain. */
export function certificateText(facts: CertificateFacts): string {
  return canonicalJson({ ...facts });
}

const texts = ['id', 'key', 'issuer', 'title', 'shop', 'seal', 'checklist', 'report', 'inspectedAt'] as const;

/** The facts in a certificate's text; null when it is none, or written in any other way than the one it is signed in. */
export function readCertificate(text: string): CertificateFacts | null {
  const facts = parse(text);
  if (facts === null || facts.format !== 1) return null;
  if (!texts.every((name) => typeof facts[name] === 'string')) return null;
  if (!(inspectedKinds as readonly unknown[]).includes(facts.kind)) return null;
  if (facts.grade !== null && !(phoneGrades as readonly unknown[]).includes(facts.grade)) return null;
  if (facts.imei !== null && typeof facts.imei !== 'string') return null;
  const known = [...texts, 'format', 'kind', 'grade', 'imei'];
  if (Object.keys(facts).length !== known.length) return null;
  const read = facts as unknown as CertificateFacts;
  return certificateText(read) === text ? read : null;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
