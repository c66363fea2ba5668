/** The actions of an avatar, as a person chooses one. */
import { showAsset, type Client } from '../../../api/index.js';
import type { Lang } from '../../../ui/locale.js';

/** An action by its tag; its name in both languages, where the service gives them. */
export interface AvatarAction {
  tag: string;
  en: string;
  zh: string;
  /** Seconds. */
  seconds: number | undefined;
}

/** What the avatar can do: a list, maybe empty, or undefined where the service does not say. */
export async function readAvatarActions(
  client: Client,
  asset_id: string,
  signal: AbortSignal,
): Promise<readonly AvatarAction[] | undefined> {
  const { asset_extra_meta } = await client.call(showAsset, { path: { asset_id } }, { signal });
  const list = asset_extra_meta?.human_model_2d_meta?.action_tag_map;
  return list?.flatMap(({ tag, action_name_en, action_name_zh, action_duration }) =>
    tag
      ? {
          tag,
          en: action_name_en || action_name_zh || tag,
          zh: action_name_zh || action_name_en || tag,
          seconds: action_duration ?? undefined,
        }
      : [],
  );
}

/** An action in words: its name, and how long it takes. */
export function actionLabel(action: AvatarAction, lang: Lang, seconds: (value: string) => string): string {
  const length = action.seconds ? ` (${seconds(String(Math.round(action.seconds * 10) / 10))})` : '';
  return action[lang] + length;
}
