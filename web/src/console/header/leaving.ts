/** A panel that hangs from a button closes when one turns away from it. */
import { useEffect } from "preact/hooks";

interface Ways { outside: () => void; escape: () => void }

export function useLeaving(box: { current: HTMLElement | null }, active: boolean, { outside, escape }: Ways): void {
  useEffect(() => {
    if (!active) return;
    const onPointer = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) outside();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") escape();
    };
    document.addEventListener("pointerdown", onPointer);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPointer);
      document.removeEventListener("keydown", onKey);
    };
  }, [active]);
}
