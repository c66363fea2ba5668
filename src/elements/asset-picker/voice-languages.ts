/** Names of the languages that voices speak: the service's own codes in a person's words. */
import type { Lang, Messages } from '../../ui/locale.js';

/** The service's codes as language tags; the browser knows their names. */
const languageTags: Partial<Record<string, string>> = {
  CN: 'zh',
  EN: 'en',
  GER: 'de',
  FR: 'fr',
  KR: 'ko',
  POR: 'pt',
  JPN: 'ja',
  ITA: 'it',
  ESP: 'es',
  YY: 'yue',
  RUSSIAN: 'ru',
  FILIPINO: 'fil',
  DUTCH: 'nl',
  INDONESIAN: 'id',
  VIETNAMESE: 'vi',
  ARABIC: 'ar',
  TURKISH: 'tr',
  MALAY: 'ms',
  THAI: 'th',
  FINNISH: 'fi',
};

/** Dialects, which have no tag of their own. */
const dialects: Messages<Partial<Record<string, string>>> = {
  en: {
    DBH: 'Northeastern Chinese',
    GT: 'Hong Kong and Taiwan Chinese',
    GXH: 'Guangxi dialect',
    HBH: 'Hubei dialect',
    SXH: 'Shaanxi dialect',
    SCH: 'Sichuan dialect',
  },
  zh: { DBH: '东北话', GT: '港台话', GXH: '广西话', HBH: '湖北话', SXH: '陕西话', SCH: '四川话' },
};

/** The language's name; a code that is new here is shown as it is, an unknown language not at all. */
export function languageName(code: string | null | undefined, lang: Lang): string | undefined {
  const key = (code ?? '').toUpperCase();
  if (key === '' || key === 'UNKNOW' || key === 'UNKNOWN') return undefined;
  const tag = languageTags[key];
  const known = tag
    ? new Intl.DisplayNames(lang === 'zh' ? 'zh-Hans' : 'en', { type: 'language' }).of(tag)
    : undefined;
  return known ?? dialects[lang][key] ?? code ?? undefined;
}
