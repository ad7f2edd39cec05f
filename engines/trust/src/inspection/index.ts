export { canonicalJson, type Signable } from './canonical-json.ts';
export { type CertificateFacts, certificateDomain, certificateText, readCertificate } from './certificate.ts';
export { checkAnswers } from './check-answers.ts';
export { hasCheckDigit, luhnDigit } from './check-digit.ts';
export type { AnswerFaults, Answers, Checklist, ChecklistItem } from './checklist.ts';
export { checklistFor } from './checklists.ts';
export { isImei, maskImei } from './imei.ts';
export {
  comparePromise,
  type GradePolicy,
  gradePhone,
  gradePolicy,
  type PhoneGrade,
  type PhonePromise,
  phoneGrades,
} from './phone-grade.ts';
export {
  foretellByRisk,
  type InspectedKind,
  inspectedKinds,
  type RiskFacts,
  type RiskPolicy,
  type RiskRoute,
  type RouteReason,
  riskPolicy,
  routeByRisk,
  routeReasons,
  type ShopHistory,
} from './risk-route.ts';
export { type InspectionOutcome, type InspectionVerdict, inspectionOutcomes, verdictOn } from './verdict.ts';
