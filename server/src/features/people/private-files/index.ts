/** Files that only who reviews them may open: sealed at rest, served by no public route. */
export { documentTypes, evidenceTypes, sendPrivateFile, takingFiles } from './private-file.http.ts';
export { fileBytesMax } from './private-file.policy.ts';
export { type PrivateFile, readPrivateFile, storePrivateFile } from './private-file.service.ts';
