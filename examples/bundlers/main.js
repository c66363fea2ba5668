/** Uploads a picture that is large enough for the worker that hashes it. */
import { createClient, createDigitalAsset, upload } from 'metastudio-widgets/api';

const getToken = async () => (await fetch('/metastudio/token', { method: 'POST' })).json();
const client = createClient({ getToken });

document.querySelector('button').addEventListener('click', async () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const file = new File([png, new Uint8Array(9 * 2 ** 20)], 'poster.png', { type: 'image/png' });
  const { asset_id } = await client.call(createDigitalAsset, {
    body: { asset_name: 'Poster', asset_type: 'IMAGE' },
  });
  await upload(client, file, { asset_id, asset_type: 'IMAGE' }).done;
  document.querySelector('output').value = `Uploaded ${asset_id}`;
});
