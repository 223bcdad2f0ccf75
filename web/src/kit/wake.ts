/** Moments when a page should look again at once: the network is back, or the reader is. */
import { signal } from "@preact/signals";


export function onWake(look: () => void): () => void {
  const back = (): void => {
    if (document.visibilityState === "visible") look();
  };
  window.addEventListener("online", look);
  window.addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", back);
  return () => {
    window.removeEventListener("online", look);
    window.removeEventListener("pageshow", look);
    document.removeEventListener("visibilitychange", back);
  };
}

/** Whether the reader looks elsewhere. */
export const hidden = signal(false);

/** Begin to notice; a page does so once. */
export function watchHidden(): void {
  const look = (): void => {
    hidden.value = document.visibilityState === "hidden";
  };
  look();
  document.addEventListener("visibilitychange", look);
}
