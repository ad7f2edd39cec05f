export { ensureImportedCreators, type ImportedCreator } from './imported-creator.store.ts';
