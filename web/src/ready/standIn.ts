/** Who gives neither camera nor microphone can still try the network: a drawing and a silence go in their place. */
export function standIn(stream: MediaStream): { stream: MediaStream; end: () => void } {
  const sent = new MediaStream(stream.getTracks());
  const ends: (() => void)[] = [];
  if (stream.getAudioTracks().length === 0) {
    const context = new AudioContext();
    const silence = context.createMediaStreamDestination();
    silence.stream.getAudioTracks().forEach((track) => { sent.addTrack(track); });
    ends.push(() => void context.close());
  }
  if (stream.getVideoTracks().length === 0) {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
    const drawing = canvas.getContext("2d");
    const timer = setInterval(() => {
      if (!drawing) return;
      drawing.fillStyle = `hsl(${Math.random() * 360} 60% 50%)`;
      drawing.fillRect(Math.random() * 600, Math.random() * 320, 40, 40);
    }, 40);
    canvas.captureStream(25).getVideoTracks().forEach((track) => { sent.addTrack(track); });
    ends.push(() => clearInterval(timer));
  }
  return { stream: sent, end: () => ends.forEach((end) => { end(); }) };
}
