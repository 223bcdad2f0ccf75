import type { JSX } from "preact";
import { Avatar } from "../kit/components/Avatar";
import type { Seat } from "../kit/live";
import type { Call } from "./call";
import { Picture } from "./Picture";
import { Sign } from "./Sign";
import { t } from "./words";

interface TileProps { call: Call; seat: Seat; large: boolean; /** Nobody else is there to choose from. */ alone?: boolean }

/** One of the others: their picture, or their name and why there is none. */
export function Tile({ call, seat, large, alone = false }: TileProps): JSX.Element {
  const name = call.others.name(seat) || t("somebody");
  const showing = call.others.showing.value.get(seat);
  const seen = isSeen(call, seat);
  return (
    <div class={`call-tile ${large ? "call-tile-large" : ""} ${showing?.picture === "screen" ? "call-tile-screen" : ""}`}>
      <Picture stream={call.line.remotes.value.get(seat) ?? null} name={t("picture_of", { name })} shown={seen} />
      {!seen && <div class="call-absent"><Avatar name={name} size="large" /><p>{why(call, seat, name)}</p></div>}
      {!alone && <Label call={call} seat={seat} name={name} large={large} />}
    </div>
  );
}

/** Who it is, whether they are heard, and the choice to look at them in large. */
function Label({ call, seat, name, large }: { call: Call; seat: Seat; name: string; large: boolean }): JSX.Element {
  const kind = call.others.kind(seat);
  const muted = call.others.showing.value.get(seat)?.sound === false;
  const pinned = call.layout.pinned.value === seat;
  return (
    <div class="call-label small">
      <span class="call-name" dir="auto">{name}{kind && <span class="call-kind"> · {t(kind)}</span>}</span>
      {muted && <span class="call-muted"><Sign name="microphone_off" size={16} /><span class="visually-hidden">{t("other_muted", { name })}</span></span>}
      <button type="button" class="call-pin" aria-pressed={pinned} onClick={() => call.layout.pin(pinned ? null : seat)}>
        <Sign name={large ? "smaller" : "larger"} size={18} /><span class="visually-hidden">{t(pinned ? "unpin" : "pin", { name })}</span>
      </button>
    </div>
  );
}

function isSeen({ line, others, pictured, across, soundOnly }: Call, seat: Seat): boolean {
  if (line.state.value !== "up" && line.state.value !== "interrupted") return false;
  const presence = others.presence.value.get(seat);
  if (presence === "gone" || presence === "silent" || soundOnly.value) return false;
  const showing = others.showing.value.get(seat);
  return showing ? showing.picture === "camera" || showing.picture === "screen" : seat === across && pictured.value;
}

function why({ line, others, soundOnly }: Call, seat: Seat, name: string): string {
  const presence = others.presence.value.get(seat);
  const showing = others.showing.value.get(seat);
  if (line.state.value === "joining") return t("joining");
  if (line.state.value === "interrupted") return t("interrupted");
  if (presence === "gone") return t("other_gone", { name });
  if (presence === "silent") return t("other_silent", { name });
  if (soundOnly.value) return t("you_only_sound");
  if (showing?.picture === "held") return t("other_held", { name });
  return showing ? t("other_dark", { name }) : t("joining_other", { name });
}
