import type { JSX } from "preact";
import { mute, muted } from "../chime";
import { Glyph } from "../parts/Glyph";
import { t } from "../words";

export function SoundSwitch(): JSX.Element {
  const words = t(muted.value ? "sound_off" : "sound_on");
  return (
    <button type="button" class="button button-quiet button-bare" aria-label={words} title={words} onClick={() => mute(!muted.value)}>
      <Glyph name={muted.value ? "bell_off" : "bell"} />
    </button>
  );
}
