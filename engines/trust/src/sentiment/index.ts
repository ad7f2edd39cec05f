export {
  type LabelledText,
  type Sentiment,
  type SentimentSettings,
  sentimentDefaults,
  trainSentiment,
} from './train-sentiment.ts';
