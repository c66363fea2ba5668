'use client';

/** The fields for who speaks: they handle an event, so they belong to the browser. */
import { useState } from 'react';
import { AssetPicker } from 'metastudio-widgets/react';

export function AvatarAndVoice() {
  const [avatar, setAvatar] = useState('nobody yet');
  return (
    <>
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
    </>
  );
}
