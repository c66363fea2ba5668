'use server';

/** Creates the room on the server: what a livestream costs is the shop's to decide. */
import { redirect } from 'next/navigation';
import { createClient, createSmartLiveRoom } from 'metastudio-widgets/api';

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** Creates a livestream of the values of a form, and shows its desk. */
export async function createLivestream(form: FormData): Promise<void> {
  const { handler } = await import('../metastudio.mjs');
  const client = createClient({ getToken: handler.getToken });
  const { room_id } = await client.call(createSmartLiveRoom, {
    body: {
      room_name: 'Tea',
      video_config: { bitrate: 4000, width: 1080, height: 1920 },
      scene_scripts: [
        {
          script_name: 'Tea',
          model_asset_id: text(form, 'avatar'),
          voice_config: { voice_asset_id: text(form, 'voice') },
          shoot_scripts: [{ sequence_no: 1, text_config: { text: text(form, 'script') } }],
        },
      ],
    },
  });
  redirect(`/desk/${room_id}`);
}
