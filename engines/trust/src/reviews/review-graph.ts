/** Who reviewed what; users and products are numbered from 0. */
export interface ReviewGraph {
  readonly userCount: number;
  readonly productCount: number;
  /** By review. */
  readonly users: Int32Array;
  readonly products: Int32Array;
}

/** Reviews with what is usually known of them, without their text. */
export interface RatedReviews extends ReviewGraph {
  /** By review: stars (any scale), and when, in seconds since 1970. */
  readonly stars: Float64Array;
  readonly atS: Float64Array;
}

/** Chances in (0, 1) that a review is fake, a user a faker, a product promoted or attacked by fakes. */
export interface FakePriors {
  readonly review: Float64Array;
  readonly user: Float64Array;
  readonly product: Float64Array;
}
