import type { JSX } from "preact";
import { Picture } from "./Picture";
import { Sign } from "./Sign";
import { t } from "./words";

interface CornerProps {
  /** One's own picture, if one shows any. */
  stream: MediaStream | null;
  name: string;
  /** There is no room for it on the way. */
  held: boolean;
}

/** Oneself, as the other side sees it: a corner that hides nothing of the controls. */
export function Corner({ stream, name, held }: CornerProps): JSX.Element {
  if (stream && !held) return <div class="call-corner"><Picture own stream={stream} name={t("own_picture", { name })} /></div>;
  return <div class="call-corner call-corner-dark"><Sign name="camera_off" /><span class="small">{t(stream ? "you_held" : "you")}</span></div>;
}
