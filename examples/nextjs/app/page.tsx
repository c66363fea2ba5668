/** A form that creates a livestream. */
import { ScriptEditor } from 'metastudio-widgets/react';
import { AvatarAndVoice } from './avatar-and-voice';
import { createLivestream } from './create-livestream';

export default function Page() {
  return (
    <form action={createLivestream}>
      <h1>New livestream</h1>
      <AvatarAndVoice />
      <label htmlFor="script">Script</label>
      <ScriptEditor id="script" name="script" required value="Welcome to the shop. Today we have tea." />
      <button>Create</button>
    </form>
  );
}
