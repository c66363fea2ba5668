/** Decodes, turns, cuts and encodes pictures with a canvas. What is encoded anew has no metadata. */

/** A part of a picture, in pixels of the upright picture. */
export interface Cut {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Quality of an encoded JPEG: differences cannot be seen. */
const quality = 0.92;

/** The picture as it is shown, turned as its metadata says; undefined if the browser cannot decode it. */
export async function decode(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** The picture upright, in the colours of a screen and without metadata; undefined if it cannot be decoded. */
export async function encodeUpright(file: File): Promise<File | undefined> {
  const picture = await decode(file);
  if (!picture) return undefined;
  const { width, height } = picture;
  return encode(picture, { x: 0, y: 0, width, height }, file);
}

/** The picture turned by a quarter, clockwise; frees the one before. */
export async function turned(picture: ImageBitmap): Promise<ImageBitmap> {
  const canvas = Object.assign(document.createElement('canvas'), {
    width: picture.height,
    height: picture.width,
  });
  const context = canvas.getContext('2d');
  context?.translate(canvas.width, 0);
  context?.rotate(Math.PI / 2);
  context?.drawImage(picture, 0, 0);
  picture.close();
  return createImageBitmap(canvas);
}

/** Encodes a part of a picture: as PNG where it may be transparent, else as JPEG. Frees the picture. */
export async function encode(
  picture: ImageBitmap,
  { x, y, width, height }: Cut,
  { name, type, lastModified }: File,
): Promise<File | undefined> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: Math.round(width), height: Math.round(height) });
  canvas.getContext('2d')?.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  picture.close();
  const isPng = /\.(png|webp|gif)$/i.test(name) || /^image\/(png|webp|gif)$/.test(type);
  const [mime, extension] = isPng ? ['image/png', 'png'] : ['image/jpeg', 'jpg'];
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, mime, quality));
  if (!blob) return undefined;
  return new File([blob], `${name.replace(/\.\w+$/, '')}.${extension}`, { type: mime, lastModified });
}
