/** Checks of the addresses of pictures, films and recordings: files of any scheme (reference 10.2, MSS.20010093). */
import { serviceError } from '../service-errors.js';

/** Throws if an address is no URL. An empty one means none. */
export function checkMediaUrl(url: string | undefined, member: string): void {
  if (url && !URL.canParse(url)) throw serviceError('MSS.20010093', member);
}

/** A layer of a scene or of a rule. */
interface Layer {
  image_config?: { image_url?: string };
  video_config?: { video_url?: string; video_cover_url?: string };
}

/** Throws if the address of a layer's picture or film is none. */
export function checkLayerUrls({ image_config, video_config }: Layer = {}, member: string): void {
  checkMediaUrl(image_config?.image_url, `${member}.image_config.image_url`);
  checkMediaUrl(video_config?.video_url, `${member}.video_config.video_url`);
  checkMediaUrl(video_config?.video_cover_url, `${member}.video_config.video_cover_url`);
}
