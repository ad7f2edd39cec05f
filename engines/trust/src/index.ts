export * from './graph/index.ts';
export * from './learn/index.ts';
