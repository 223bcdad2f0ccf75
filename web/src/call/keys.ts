/** The keyboard in a call, while nothing is being written: Alt and a letter, so that no page of keys is taken. */
import { useEffect } from "preact/hooks";
import type { Call } from "./call";

const deeds: Record<string, (call: Call) => void> = {
  KeyM: (call) => void call.turn("muted"),
  KeyV: (call) => void call.turn("dark"),
  KeyT: (call) => call.text.turn(!call.text.on.peek()),
  KeyG: (call) => call.layout.turn(),
};

export function useKeys(call: Call): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const deed = event.altKey && !event.ctrlKey && !event.metaKey ? deeds[event.code] : undefined;
      if (!deed) return;
      event.preventDefault();
      deed(call);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [call]);
}
