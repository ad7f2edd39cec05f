/**
 * Answers of speech servers, as their documentation or source writes them, with where each is from. What they prove: that our
 * reading of an answer is the server's.
 */

/**
 * OpenAI, API reference, "The transcription object (Verbose JSON)", the example (also of "Create transcription" with
 * `timestamp_granularities[]=segment`), without the ellipsis.
 */
export const openAiVerbose = {
  task: 'transcribe',
  language: 'english',
  duration: 8.470000267028809,
  text: 'The beach was a popular spot on a hot summer day. People were swimming in the ocean, building sandcastles, and playing beach volleyball.',
  segments: [
    {
      id: 0,
      seek: 0,
      start: 0.0,
      end: 3.319999933242798,
      text: ' The beach was a popular spot on a hot summer day.',
      tokens: [50364, 440, 7534, 390, 257, 3743, 4008, 322, 257, 2368, 4266, 786, 13, 50530],
      temperature: 0.0,
      avg_logprob: -0.2860786020755768,
      compression_ratio: 1.2363636493682861,
      no_speech_prob: 0.00985979475080967,
    },
  ],
  usage: { type: 'duration', seconds: 9 },
} as const;

/**
 * whisper.cpp, examples/server/server.cpp (commit 681422e), the branch `vjson_format`: its fields, with the language in full and no
 * `compression_ratio`. Where a segment has no tokens `avg_logprob` is 0/0, which its JSON library writes as null; a character cut in
 * two is replaced (`error_handler_t::replace`).
 */
export const whisperCppVerbose = {
  task: 'transcribe',
  language: 'chinese',
  duration: 10.0,
  text: '这个茶三天根治高血压\n',
  segments: [
    {
      id: 0,
      text: '这个茶三天\uFFFD',
      start: 0.5,
      end: 2.34,
      tokens: [15686, 102],
      words: [{ word: '这个', start: 0.5, end: 1.0, t_dtw: -1, probability: 0.91 }],
      temperature: 0.0,
      avg_logprob: -0.31,
      no_speech_prob: 0.02,
    },
    {
      id: 1,
      text: '根治高血压',
      start: 2.34,
      end: 30.0,
      temperature: 0.0,
      avg_logprob: null,
      no_speech_prob: 0.02,
    },
    // Whisper hears thirty seconds at a time: of ten it may say something about the rest.
    {
      id: 2,
      text: '谢谢观看',
      start: 12.0,
      end: 14.0,
      temperature: 0.0,
      avg_logprob: -0.4,
      no_speech_prob: 0.1,
    },
  ],
} as const;

/** The same file: what it says, with status 200, when it cannot read the sound. */
export const whisperCppError = { error: 'failed to read WAV file' } as const;

/**
 * speaches, src/speaches/api_types.py (commit 9cc683f), CreateTranscriptionResponseVerboseJson: the language as ISO 639-1, words
 * null unless asked for.
 */
export const speachesVerbose = {
  task: 'transcribe',
  language: 'zh',
  duration: 10.0,
  text: '大家好',
  words: null,
  segments: [
    {
      avg_logprob: -0.2,
      compression_ratio: 0.9,
      end: 1.5,
      id: 1,
      no_speech_prob: 0.01,
      seek: 0,
      start: 0.0,
      temperature: 0.0,
      text: '大家好',
      tokens: [50365, 6868],
      words: null,
      speaker: null,
    },
  ],
} as const;

/**
 * vLLM, vllm/entrypoints/openai/speech_to_text/protocol.py (commit 0cca7f6), TranscriptionResponseVerbose and
 * TranscriptionSegment: the duration is a text, `no_speech_prob` may be null.
 */
export const vllmVerbose = {
  duration: '10.0',
  language: 'en',
  text: ' Hello.',
  segments: [
    {
      id: 0,
      avg_logprob: -0.25,
      compression_ratio: 0.8,
      end: 1.0,
      no_speech_prob: null,
      seek: 0,
      start: 0.0,
      temperature: 0.0,
      text: ' Hello.',
      tokens: [15947],
    },
  ],
  words: null,
} as const;
