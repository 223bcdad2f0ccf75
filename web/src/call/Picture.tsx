import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface PictureProps { stream: MediaStream | null; name: string; own?: boolean; shown?: boolean }

/** A moving picture; its sound is the call's own, which goes on when the page looks elsewhere. */
export function Picture({ stream, name, own = false, shown = true }: PictureProps): JSX.Element {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (ref.current && ref.current.srcObject !== stream) ref.current.srcObject = stream;
  }, [stream]);
  return <video ref={ref} class={`${own ? "call-own" : "call-other"} ${shown ? "" : "call-unseen"}`} aria-label={name} autoplay playsInline muted />;
}
