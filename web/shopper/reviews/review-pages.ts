/** The pages of reviews, fetched together: each name of a file is carried by the first load. */
export { MyReviewsPage } from './my-reviews-page.tsx';
export { ReviewsPage } from './reviews-page.tsx';
export { WritePage } from './write-page.tsx';
