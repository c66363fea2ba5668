/** The actions of an avatar that a mark can insert. */
import { showAsset, type Client } from '../../../api/index.js';
import type { Lang } from '../../../ui/index.js';

/** An action with its names; where the service gives one language only, both are the same. */
export interface AvatarAction {
  tag: string;
  en: string;
  zh: string;
  /** Length in seconds; undefined if the service gives none. */
  seconds: number | undefined;
}

/** Whether the avatar's actions are known, and otherwise why not: `unlisted` is an avatar that the service gives no list for. */
export type ActionsState = 'known' | 'loading' | 'no-avatar' | 'unlisted' | 'failed';

/** The actions of an avatar, maybe none; undefined if the service does not describe them. */
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

/** Name and length of an action, for a choice. */
export function actionLabel(action: AvatarAction, lang: Lang, seconds: (value: string) => string): string {
  const length = action.seconds ? ` (${seconds(String(Math.round(action.seconds * 10) / 10))})` : '';
  return action[lang] + length;
}
