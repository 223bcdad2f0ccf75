/** Moments when a page should look again at once: the network is back, or the reader is. */

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
