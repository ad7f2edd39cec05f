export * from './claims/index.ts';
