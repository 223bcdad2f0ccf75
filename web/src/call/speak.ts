/** Offer only what the server speaks: with ten lines, all that a browser knows would be very long. */
export function speak(transceiver: RTCRtpTransceiver, kind: "audio" | "video"): void {
  const known = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  transceiver.setCodecPreferences(known.filter(({ mimeType }) => codecs[kind].includes(mimeType)));
}

const codecs = { audio: ["audio/opus"], video: ["video/VP8", "video/rtx"] };
