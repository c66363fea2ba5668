/** The desk of a livestream. */
import { CommandBar, RoomStatus } from 'metastudio-widgets/react';

export default async function Desk({ params }: { params: Promise<{ room_id: string }> }) {
  const { room_id } = await params;
  return (
    <>
      <RoomStatus roomId={room_id} controls />
      <CommandBar roomId={room_id} quickReplies={['Thank you for coming.', 'It ships tomorrow.']} />
    </>
  );
}
