export * from './assert.ts';
export * from './ids.ts';
export * from './money.ts';
export * from './random.ts';
export * from './result.ts';
export * from './time.ts';
