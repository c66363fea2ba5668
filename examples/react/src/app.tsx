/** A form that creates a livestream, and the desk of the one that it has created. */
import { useState } from 'react';
import { AssetPicker, CommandBar, Provider, RoomStatus, ScriptEditor } from 'metastudio-widgets/react';

const quickReplies = ['Thank you for coming.', 'It ships tomorrow.'];

export function App() {
  const [roomId, setRoomId] = useState('');
  return (
    <Provider tokenUrl="/metastudio/token" eventsUrl="/metastudio/events">
      <h1>New livestream</h1>
      {roomId ? <Desk roomId={roomId} /> : <LivestreamForm onCreated={setRoomId} />}
    </Provider>
  );
}

function LivestreamForm({ onCreated }: { onCreated: (room_id: string) => void }) {
  const [avatar, setAvatar] = useState('nobody yet');

  async function create(form: FormData) {
    const response = await fetch('/livestreams', { method: 'POST', body: form });
    if (!response.ok) throw new Error(await response.text());
    const { room_id }: { room_id: string } = await response.json();
    onCreated(room_id);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void create(new FormData(event.currentTarget));
      }}
    >
      <label htmlFor="avatar">Avatar</label>
      <AssetPicker
        id="avatar"
        name="avatar"
        assetType="HUMAN_MODEL_2D"
        live
        required
        onMssChange={(event) => setAvatar(event.assets[0]?.asset_name ?? 'nobody yet')}
      />
      <p>
        Chosen: <output htmlFor="avatar">{avatar}</output>
      </p>
      <label htmlFor="voice">Voice</label>
      <AssetPicker id="voice" name="voice" assetType="VOICE_MODEL" live required />
      <label htmlFor="script">Script</label>
      <ScriptEditor id="script" name="script" required value="Welcome to the shop. Today we have tea." />
      <button>Create</button>
    </form>
  );
}

function Desk({ roomId }: { roomId: string }) {
  return (
    <section>
      <RoomStatus roomId={roomId} controls />
      <CommandBar roomId={roomId} quickReplies={quickReplies} />
    </section>
  );
}
