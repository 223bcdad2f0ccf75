import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface PictureProps {
  stream: MediaStream | null;
  name: string;
  own?: boolean;
  shown?: boolean;
  /** Whether the browser wants a click before it plays the sound. */
  onBlocked?: (blocked: boolean) => void;
  play?: number;
}

/** A moving picture, and its sound unless it is one's own. */
export function Picture({ stream, name, own = false, shown = true, onBlocked, play = 0 }: PictureProps): JSX.Element {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    if (video.srcObject !== stream) video.srcObject = stream;
    if (stream) video.play().then(() => onBlocked?.(false), (error: unknown) => onBlocked?.(error instanceof DOMException && error.name === "NotAllowedError"));
  }, [stream, play]);
  // eslint-disable-next-line jsx-a11y/media-has-caption -- what is said here and now has no captions; it can be written beside it
  return <video ref={ref} class={`${own ? "call-own" : "call-other"} ${shown ? "" : "call-unseen"}`} aria-label={name} autoplay playsInline muted={own} />;
}
