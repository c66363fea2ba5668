/** The service's video script templates. They use avatars and voices of the built-in library. */
import type { CreateVideoScriptBody } from '../../../src/api/index.js';
import { stableId } from '../seed/stable-ids.js';
import type { Settings } from '../options.js';
import { normalizeScript } from './script.js';
import type { StoredScript } from '../state/video.js';

interface Template {
  name: string;
  description: string;
  view: 'LANDSCAPE' | 'VERTICAL';
  /** Names of an avatar and a voice in the built-in library. */
  avatar: string;
  voice: string;
  texts: readonly string[];
}

const templates: readonly Template[] = [
  {
    name: 'Product in a minute',
    description: 'One product: what it is, what it does, what it costs.',
    view: 'LANDSCAPE',
    avatar: 'Sara',
    voice: 'Sophie',
    texts: ['Hello, and welcome.', 'This is what it does for you.', 'Take a look at it in our shop.'],
  },
  {
    name: '新品上架',
    description: '竖屏新品介绍，三段讲完卖点。',
    view: 'VERTICAL',
    avatar: '林悦',
    voice: '晓晴',
    texts: ['大家好，今天上新！', '这款产品有三个亮点。', '喜欢的话，点击下方链接看看。'],
  },
];

/** The templates by ID; empty unless the built-in library is used. */
export function createTemplates(seed: Settings['seed'], now: number): Map<string, StoredScript> {
  if (seed !== true) return new Map();
  return new Map(
    templates.map((template) => {
      const script_id = stableId(`VIDEO_SCRIPT/${template.name}`);
      const body = normalizeScript(bodyOf(template));
      return [
        script_id,
        {
          script_id,
          created: now,
          updated: now,
          catalog: 'SYSTEM_VIDEO_TEMPLET',
          body,
          recordings: new Map(),
        },
      ];
    }),
  );
}

function bodyOf({ name, description, view, avatar, voice, texts }: Template): CreateVideoScriptBody {
  const [width, height] = view === 'LANDSCAPE' ? [1920, 1080] : [1080, 1920];
  return {
    script_name: name,
    script_description: description,
    view_mode: view,
    model_asset_id: stableId(`HUMAN_MODEL_2D/${avatar}`),
    model_asset_type: 'HUMAN_MODEL_2D',
    voice_config: { voice_asset_id: stableId(`VOICE_MODEL/${voice}`) },
    video_config: { codec: 'H264', bitrate: 4000, width, height },
    shoot_scripts: texts.map((text, sequence_no) => ({
      sequence_no,
      shoot_script: {
        text_config: { text },
        background_config: [{ background_type: 'COLOR', background_color_config: '#E9EEF5' }],
      },
    })),
  };
}
