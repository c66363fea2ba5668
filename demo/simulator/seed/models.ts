/** Assets of the 3D product line: models, scenes, animations and clothes. */
import type { Draft } from './make.js';

/** The 3D assets, the newest of each type first. */
export const models: readonly Draft[] = [
  {
    type: 'HUMAN_MODEL',
    name: 'Male teacher',
    description: 'Full-body teacher with changeable clothes.',
    tags: ['3D', 'teacher'],
    properties: { STYLE_ID: 'system_male_001', RENDER_ENGINE: 'UE' },
    meta: {
      human_model_meta: {
        style_id: 'system_male_001',
        modeling_type: 'UPLOADED',
        components: [{ component_name: 'hair_01', component_type: 'HAIR', component_desc: 'Short hair' }],
      },
    },
    files: [
      { file_name: 'male-teacher.bin', category: 'MAIN' },
      { file_name: 'male-teacher.svg', category: 'COVER', media: 'avatar/weiming.svg' },
    ],
  },
  {
    type: 'HUMAN_MODEL',
    name: '数字导购员',
    source: 'CUSTOMIZATION',
    description: '由照片建模的三维导购员。',
    tags: ['三维', '导购'],
    properties: { STYLE_ID: 'system_female_001', RENDER_ENGINE: 'MetaEngine' },
    meta: { human_model_meta: { style_id: 'system_female_001', modeling_type: 'PICTURE_MODELING' } },
    files: [
      { file_name: 'shop-guide.bin', category: 'MAIN' },
      { file_name: 'shop-guide.svg', category: 'COVER', media: 'avatar/jiaxin.svg' },
    ],
  },
  {
    type: 'SCENE',
    name: 'News room',
    description: 'Desk, two screens and three cameras.',
    tags: ['3D', 'news'],
    properties: { RENDER_ENGINE: 'UE' },
    meta: {
      scene_meta: {
        components: [
          { index: 0, component_name: 'camera_front', component_type: 'CAMERA', component_desc: 'Front' },
          { index: 1, component_name: 'screen_left', component_type: 'PANEL', component_desc: 'Left screen' },
        ],
        default_configs: {
          camera: { index: 0, component_name: 'camera_front', component_type: 'CAMERA' },
        },
      },
    },
    files: [
      { file_name: 'news-room.bin', category: 'MAIN' },
      { file_name: 'news-room.svg', category: 'COVER', media: 'place/news-desk-landscape.svg' },
    ],
  },
  {
    type: 'SCENE',
    name: '古镇夜市',
    source: 'CUSTOMIZATION',
    description: '带灯光的三维夜市街景。',
    tags: ['三维', '节庆'],
    properties: { RENDER_ENGINE: 'MetaEngine' },
    meta: {
      scene_meta: {
        components: [
          { index: 0, component_name: 'lantern', component_type: 'LIGHT', component_desc: '灯笼' },
          { index: 1, component_name: 'camera_street', component_type: 'CAMERA', component_desc: '街景机位' },
        ],
      },
    },
    files: [
      { file_name: 'night-street.bin', category: 'MAIN' },
      { file_name: 'night-street.svg', category: 'COVER', media: 'place/night-market-landscape.svg' },
    ],
  },
  {
    type: 'ANIMATION',
    name: 'Wave hello',
    description: 'Walks in and waves.',
    tags: ['3D', 'greeting'],
    properties: { STYLE_ID: 'system_male_001' },
    meta: {
      animation_meta: {
        style_id: 'system_male_001',
        duration: 3.2,
        auto_analysis: true,
        voice_delay: 1.5,
        animation_insert_restriction: 'ONLY_BEGINNING',
      },
    },
    files: [
      { file_name: 'wave-hello.bin', category: 'MAIN', size: 2_318_204 },
      { file_name: 'wave-hello.svg', category: 'COVER', media: 'frame/wave-hello.svg' },
    ],
  },
  {
    type: 'ANIMATION',
    name: '鞠躬致谢',
    description: '结尾鞠躬动作。',
    tags: ['三维', '结尾'],
    properties: { STYLE_ID: 'system_female_001' },
    meta: {
      animation_meta: {
        style_id: 'system_female_001',
        duration: 2.6,
        auto_analysis: true,
        voice_delay: 0,
        animation_insert_restriction: 'ONLY_END',
      },
    },
    files: [
      { file_name: 'bow.bin', category: 'MAIN', size: 1_902_336 },
      { file_name: 'bow.svg', category: 'COVER', media: 'frame/bow.svg' },
    ],
  },
  {
    type: 'MATERIAL',
    name: 'Summer outfit',
    description: 'Shirt, shorts and sandals.',
    tags: ['3D', 'clothes'],
    meta: {
      material_meta: {
        components: [
          { component_name: 'shirt_04', component_type: 'CLOTHES', component_desc: 'Linen shirt' },
          { component_name: 'shorts_02', component_type: 'PANTS', component_desc: 'Shorts' },
          { component_name: 'sandals_01', component_type: 'SHOES', component_desc: 'Sandals' },
        ],
      },
    },
    files: [
      { file_name: 'summer-outfit.bin', category: 'MAIN', size: 12_884_901 },
      { file_name: 'summer-outfit.svg', category: 'COVER', media: 'wave/summer-outfit.svg' },
    ],
  },
  {
    type: 'MATERIAL',
    name: '新中式发型',
    source: 'CUSTOMIZATION',
    description: '盘发与步摇。',
    tags: ['三维', '发型'],
    meta: {
      material_meta: {
        components: [{ component_name: 'hair_12', component_type: 'HAIR', component_desc: '盘发' }],
      },
    },
    files: [
      { file_name: 'updo.bin', category: 'MAIN', size: 6_442_450 },
      { file_name: 'updo.svg', category: 'COVER', media: 'wave/updo.svg' },
    ],
  },
];
