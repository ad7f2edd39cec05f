import type { Answered } from './answered.ts';

export type ReviewSummaryView = Answered<'/api/v1/products/{id}/rating'>;
export type RatingView = ReviewSummaryView['rating'];
export type ReviewView = Answered<'/api/v1/products/{id}/reviews'>['items'][number];
export type OwnReviewView = Answered<'/api/v1/reviews/mine'>['items'][number];
export type ReviewableOrderView = Answered<'/api/v1/orders/{id}/reviews'>;
export type StudioReviewView = Answered<'/api/v1/studio/shops/{shopId}/reviews'>['items'][number];
export type ReportedReviewView = Answered<'/api/v1/ops/reviews'>['items'][number];
