export { BoostedTrees, type BoostSettings, boostDefaults, trainBoostedTrees } from './boosted-trees.ts';
export { stratifiedFolds } from './folds.ts';
export { macroF1, rocArea, rootMeanSquare } from './quality.ts';
export { pickRows, sigmoid, type Table, tableOf } from './table.ts';
