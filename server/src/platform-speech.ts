import { createSpeechServer } from './adapters/speech-server.ts';
import type { Config } from './config.ts';
import type { Speech } from './ports/speech.ts';

const languages = { 'zh-CN': 'zh', en: 'en', auto: null } as const;

/** Who hears what is said in live rooms, by the settings; null: nobody. */
export function openSpeech(config: Config): Speech | null {
  if (config.speechUrl === '') return null;
  return createSpeechServer({
    url: config.speechUrl,
    model: config.speechModel,
    key: config.speechKey,
    language: languages[config.speechLanguage],
  });
}
