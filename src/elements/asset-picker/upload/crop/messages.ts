/** Texts of the cropper in English and Chinese. */
import type { Messages } from '../../../../ui/index.js';
import type { CropShape } from './crop-frame.js';

interface CropMessages {
  title: string;
  picture: string;
  help: string;
  shape: string;
  shapes: Record<CropShape, string>;
  zoom: string;
  turn: string;
  use: string;
  cancel: string;
}

/** English and Chinese. */
export const messages: Messages<CropMessages> = {
  en: {
    title: 'Crop the picture',
    picture: 'Visible part',
    help: 'Drag the picture, or move it with the arrow keys.',
    shape: 'Shape',
    shapes: { '9:16': 'Portrait (9:16)', '16:9': 'Landscape (16:9)' },
    zoom: 'Zoom',
    turn: 'Rotate',
    use: 'Crop and upload',
    cancel: 'Cancel',
  },
  zh: {
    title: '裁剪图片',
    picture: '可见区域',
    help: '拖动图片，或使用方向键移动。',
    shape: '画面比例',
    shapes: { '9:16': '竖屏（9:16）', '16:9': '横屏（16:9）' },
    zoom: '缩放',
    turn: '旋转',
    use: '裁剪并上传',
    cancel: '取消',
  },
};
