export * from './claims/index.ts';
export * from './graph/index.ts';
export * from './learn/index.ts';
export * from './reviews/index.ts';
export * from './room/index.ts';
export * from './rules/index.ts';
export * from './score/index.ts';
export * from './sentiment/index.ts';
