import { behaviourPriors, type FakePriors, propagate, type ReviewGraph, rocArea } from '@kanmai/trust';
import { type Bench, type BenchOptions, BenchUsageError, requiredOption } from './bench.ts';
import { linesOf, Numbering } from './trust-files.ts';

/**
 * `--data`: CSV with user, product and spam (1 for fake), and either review_prior, user_prior and product_prior or rating
 * and unix seconds as `at`, from which priors are made. Labels are read for judging alone; neither they nor the order or
 * numbers of users reach the method.
 */
export const trustReviews: Bench = {
  name: 'trust-reviews',
  describe: 'Finds fake reviews and their writers without labels.',
  async run(options: BenchOptions) {
    const read = readReviews(requiredOption(options, 'data'));
    const startedMs = performance.now();
    const { graph } = read;
    const beliefs = propagate(graph, read.priors());
    const seconds = (performance.now() - startedMs) / 1_000;
    const fakers = new Uint8Array(graph.userCount);
    const counts = new Float64Array(graph.userCount);
    graph.users.forEach((user, at) => {
      fakers[user]! |= read.labels[at]!;
      counts[user]!--;
    });
    const few = Float64Array.from(graph.users, (user) => counts[user]!);
    return {
      figures: {
        auc: rocArea(beliefs.review, read.labels),
        userAuc: rocArea(beliefs.user, fakers),
        seconds,
      },
      peers: { fewReviewsAuc: rocArea(few, read.labels), fewReviewsUserAuc: rocArea(counts, fakers) },
      settings: { ...options, reviews: few.length, users: graph.userCount, products: graph.productCount },
    };
  },
};

interface ReadReviews {
  readonly graph: ReviewGraph;
  readonly labels: Uint8Array;
  priors(): FakePriors;
}

function readReviews(file: string): ReadReviews {
  const [head, ...lines] = linesOf(file);
  const columns = head?.split(',') ?? [];
  const rows = lines.map((line) => line.split(','));
  const has = (name: string) => columns.includes(name);
  const column = (name: string): Float64Array => {
    const at = columns.indexOf(name);
    if (at < 0) throw new BenchUsageError(`${file} has no column ${name}.`);
    return Float64Array.from(rows, (row) => Number(row[at]));
  };
  const users = new Numbering();
  const products = new Numbering();
  const graph = {
    users: Int32Array.from(column('user'), (name) => users.of(name)),
    products: Int32Array.from(column('product'), (name) => products.of(name)),
    userCount: users.size,
    productCount: products.size,
  };
  const given = (): FakePriors => ({
    review: column('review_prior'),
    user: lastOf(graph.users, column('user_prior'), graph.userCount),
    product: lastOf(graph.products, column('product_prior'), graph.productCount),
  });
  const made = () => behaviourPriors({ ...graph, stars: column('rating'), atS: column('at') });
  return {
    graph,
    labels: Uint8Array.from(column('spam'), (spam) => (spam > 0 ? 1 : 0)),
    priors: has('review_prior') ? given : made,
  };
}

function lastOf(whose: Int32Array, values: Float64Array, count: number): Float64Array {
  const last = new Float64Array(count).fill(0.5);
  whose.forEach((who, at) => {
    last[who] = values[at]!;
  });
  return last;
}
