import type { ScoreAnswer } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { grown } from './columns.ts';

export interface Outcome {
  click: boolean;
  longView: boolean;
  like: boolean;
}

export class Ranker {
  private readonly catalogue: Catalogue;
  private good = new Float64Array(48);
  private shown = new Float64Array(16);
  trained = 0;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  score(item: number): ScoreAnswer {
    this.reserve();
    const rate = (task: number, prior: number) =>
      (this.good[item * 3 + task]! + prior * 10) / (this.shown[item]! + 10);
    return { click: rate(0, 0.4), longView: rate(1, 0.3), like: rate(2, 0.02) };
  }

  learn(item: number, outcome: Outcome): void {
    this.reserve();
    this.shown[item]!++;
    if (outcome.click) this.good[item * 3]!++;
    if (outcome.longView) this.good[item * 3 + 1]!++;
    if (outcome.like) this.good[item * 3 + 2]!++;
    this.trained++;
  }

  private reserve(): void {
    this.good = grown(this.good, this.catalogue.items.size * 3);
    this.shown = grown(this.shown, this.catalogue.items.size);
  }
}
