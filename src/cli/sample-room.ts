/** A room for who tries the widgets for the first time, created at the simulator through its own API. */
import { isJsonObject, newId } from '../base/index.js';
import { defaultAccount, type Simulator } from '../../demo/simulator/index.js';

/** What the avatar says in it, around until the livestream is stopped. */
const paragraphs = [
  ['Welcome', 'Welcome to our shop. Today we show you three kinds of tea.'],
  ['Green tea', 'This green tea was picked in April. Brew it with water of eighty degrees.'],
  ['Goodbye', 'Thank you for watching. Ask us anything.'],
] as const;

/** Creates the room and returns its ID. `origin` is the address of the simulator. */
export async function createSampleRoom(simulator: Simulator, origin: string): Promise<string> {
  const send = await signedIn(simulator, origin);
  const assetOf = async (type: string): Promise<unknown> => {
    const { assets } = await send(`digital-assets?asset_type=${type}&asset_source=SYSTEM&limit=100`);
    const all = Array.isArray(assets) ? assets.filter(isJsonObject) : [];
    return all.find((asset) => asset['asset_state'] === 'ACTIVED' && canBeLive(asset))?.['asset_id'];
  };
  const background = await assetOf('IMAGE');
  const { room_id } = await send('smart-live-rooms', {
    room_name: 'Tea for today',
    room_type: 'NORMAL',
    view_mode: 'VERTICAL',
    play_policy: { repeat_count: -1 },
    scene_scripts: [
      {
        script_name: 'Tea',
        model_asset_id: await assetOf('HUMAN_MODEL_2D'),
        voice_config: { voice_asset_id: await assetOf('VOICE_MODEL') },
        background_config: [
          { background_type: 'IMAGE', background_asset_id: background, background_config: background },
        ],
        shoot_scripts: paragraphs.map(([title, text], index) => ({
          sequence_no: index + 1,
          title,
          text_config: { text },
        })),
      },
    ],
    output_urls: ['rtmp://push.example/live'],
    stream_keys: [`stream-${newId().slice(0, 8)}`],
  });
  if (typeof room_id !== 'string') throw new Error('The simulator has created no room');
  return room_id;
}

/** Sends calls to the simulator as its account: `GET`, or `POST` with a body. */
async function signedIn(simulator: Simulator, origin: string) {
  const { domain, user, password, project_id } = defaultAccount;
  const post = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const identity = {
    methods: ['password'],
    password: { user: { name: user, password, domain: { name: domain } } },
  };
  const auth = { identity, scope: { project: { id: project_id } } };
  const signIn = await simulator.fetch(new Request(`${origin}/v3/auth/tokens`, post({ auth })));
  const token = signIn.headers.get('x-subject-token') ?? '';
  return async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const request = new Request(`${origin}/v1/${project_id}/${path}`, body === undefined ? {} : post(body));
    request.headers.set('x-auth-token', token);
    const answer: unknown = await (await simulator.fetch(request)).json();
    return isJsonObject(answer) ? answer : {};
  };
}

/** Whether an asset can go on air: of avatars, only some can. */
function canBeLive({ asset_extra_meta }: Record<string, unknown>): boolean {
  const avatar = isJsonObject(asset_extra_meta) ? asset_extra_meta['human_model_2d_meta'] : undefined;
  return !isJsonObject(avatar) || avatar['support_live'] === true;
}
