/** Names the languages of voices, from the service's codes. */
import { lookUp } from '../../base/index.js';
import type { Lang, Messages } from '../../ui/index.js';

/** Language tags of the service's codes; the browser names them. */
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

/** Names of dialects, which have no language tag. */
const dialects: Messages<Partial<Record<string, string>>> = {
  en: {
    DBH: 'Northeastern Chinese',
    GT: 'Hong Kong and Taiwan accent',
    GXH: 'Guangxi dialect',
    HBH: 'Hubei dialect',
    SXH: 'Shaanxi dialect',
    SCH: 'Sichuan dialect',
  },
  zh: { DBH: '东北话', GT: '港台腔', GXH: '广西话', HBH: '湖北话', SXH: '陕西话', SCH: '四川话' },
};

/** The name of the language; an unlisted code is shown as it is, and “unknown” gives undefined. */
export function languageName(code: string | null | undefined, lang: Lang): string | undefined {
  const key = (code ?? '').toUpperCase();
  if (key === '' || key === 'UNKNOW' || key === 'UNKNOWN') return undefined;
  const tag = lookUp(languageTags, key);
  const known = tag
    ? new Intl.DisplayNames(lang === 'zh' ? 'zh-Hans' : 'en', { type: 'language' }).of(tag)
    : undefined;
  return known ?? lookUp(dialects[lang], key) ?? code ?? undefined;
}
