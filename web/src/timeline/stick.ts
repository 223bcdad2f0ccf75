/** Stay at the end of what grows, unless the reader has scrolled up to read. */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const nearly = 48;

interface Stick {
  atEnd: boolean;
  jump: () => void;
}

/** `grown` changes whenever there is more to show. */
export function useStick(ref: RefObject<HTMLElement>, grown: unknown): Stick {
  const [atEnd, setAtEnd] = useState(true);
  const stuck = useRef(true);

  const jump = (): void => {
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
  };

  useEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    let height = box.clientHeight;
    const look = (): void => {
      // The box itself has shrunk: not the reader's doing, and the observer is about to put it right.
      if (box.clientHeight !== height) return;
      stuck.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearly;
      setAtEnd(stuck.current);
    };
    // A keyboard that opens, a phone that turns: the end is elsewhere, the reader's wish is the same.
    const size = new ResizeObserver(() => {
      height = box.clientHeight;
      if (stuck.current) jump();
    });
    box.addEventListener("scroll", look, { passive: true });
    size.observe(box);
    // What is there may grow as well: a letter comes after its line, a picture after its letter.
    for (const content of box.children) size.observe(content);
    return () => {
      box.removeEventListener("scroll", look);
      size.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    if (stuck.current) jump();
  }, [grown]);

  return { atEnd, jump };
}
