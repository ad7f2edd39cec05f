/** Places and weights of a normal distribution, near enough for means and variances. */
const places = Array.from({ length: 15 }, (_, i) => (i - 7) / 2);
const density = places.map((place) => Math.exp((-place * place) / 2));
const weights = density.map((value) => value / density.reduce((sum, each) => sum + each, 0));
/** However surprising, one outcome leaves at least this share of a variance. */
const shareLeast = 0.05;

/** What one outcome does to a sum of normal beliefs: `step` × variance is added to each mean, `shrink` × variance² taken from each variance. */
export interface BeliefStep {
  step: number;
  shrink: number;
}

/**
 * What seeing an outcome says of a normal belief over its log-odds, by matching the first two moments of what is believed
 * afterwards (assumed density filtering: Minka 2001, A family of algorithms for approximate Bayesian inference, chapter 3;
 * for sums of beliefs Graepel et al., ICML 2010). A step by the slope alone goes too far where much is uncertain.
 */
export function learnBelief(mean: number, variance: number, isGood: boolean, into: BeliefStep): void {
  const deviation = Math.sqrt(variance);
  let mass = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    const chance = 1 / (1 + Math.exp(-(mean + deviation * place)));
    const weight = weights[i]! * (isGood ? chance : 1 - chance);
    mass += weight;
    first += weight * place;
    second += weight * place * place;
  }
  const moved = mass > 0 ? first / mass : 0;
  const left = mass > 0 ? second / mass - moved * moved : 1;
  into.step = moved / deviation;
  into.shrink = (1 - Math.max(shareLeast, Math.min(1, left))) / variance;
}

/** The log-odds whose chance is about the mean chance over a normal belief (MacKay 1992, The evidence framework). */
export function meanLogOdds(mean: number, variance: number): number {
  return mean / Math.sqrt(1 + (Math.PI * variance) / 8);
}
