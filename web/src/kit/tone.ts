/** A tone that is made here, so that no file has to arrive in time. */

/** Sound a note through `out`, beginning at a second of its clock. */
export function sound(out: AudioNode, pitch: number, start: number, { loud = 0.22, lasts = 0.55 } = {}): void {
  const tone = new OscillatorNode(out.context, { type: "sine", frequency: pitch });
  const loudness = new GainNode(out.context, { gain: 0 });
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(loud, start + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, start + lasts);
  tone.connect(loudness).connect(out);
  tone.start(start);
  tone.stop(start + lasts + 0.05);
}
