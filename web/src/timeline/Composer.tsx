import type { ComponentChildren, JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { announce } from "../kit/components/Announcer";
import { Icon } from "../kit/components/Icon";
import { explain } from "../kit/explain";
import { tab } from "../kit/store";
import { draftOf } from "./draft";
import { left, readable, refusalOf } from "./length";
import { t } from "./words";

interface ComposerProps {
  contact: string;
  kind?: "line" | "note";
  onSend: (body: string) => void;
  onTyping?: () => void;
  /** Beside the text, before the button: what else this side can do. */
  tools?: ComponentChildren;
}

/** Where one writes. Enter sends, Shift+Enter begins a new line; what is half written survives a reload. */
export function Composer({ contact, kind = "line", onSend, onTyping, tools }: ComposerProps): JSX.Element {
  const key = draftOf(contact);
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => tab.get(key) ?? "");
  const [refused, setRefused] = useState<string | null>(null);
  const remaining = left(text);

  useGrowing(area, text);
  useEffect(() => tab.set(key, text || null), [key, text]);

  const write = (value: string): void => {
    setText(value);
    setRefused(null);
    if (value && kind === "line") onTyping?.();
  };

  const send = (): void => {
    const body = readable(text);
    const code = refusalOf(body);
    setRefused(code);
    area.current?.focus();
    if (code) {
      announce(explain({ code, message: "" }), "urgent");
      return;
    }
    onSend(body);
    setText("");
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    // While an accent or a Japanese word is being composed, Enter belongs to the keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form class={`composer composer-${kind}`} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      {refused && <p class="composer-error" id={`${id}-error`}><Icon name="alert" size={18} />{explain({ code: refused, message: "" })}</p>}
      <div class="composer-row">
        {tools}
        <label class="visually-hidden" for={id}>{t(kind === "note" ? "your_note" : "your_line")}</label>
        <textarea id={id} ref={area} class="composer-text" rows={1} dir="auto" enterkeyhint="send" value={text}
          placeholder={t(kind === "note" ? "write_note" : "write")} aria-invalid={refused !== null}
          {...(refused ? { "aria-describedby": `${id}-error` } : {})}
          onInput={(event) => write(event.currentTarget.value)} onKeyDown={onKeyDown} />
        <button type="submit" class="composer-send" aria-label={t(kind === "note" ? "keep" : "send")}><Icon name="send" size={22} /></button>
      </div>
      {remaining !== null && <p class={`composer-left ${remaining < 0 ? "composer-over" : ""}`}>
        {remaining < 0 ? t("too_much", { n: -remaining }) : t("remaining", { n: remaining })}
      </p>}
    </form>
  );
}

function useGrowing(area: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    if (!area.current) return;
    area.current.style.height = "auto";
    area.current.style.height = `${area.current.scrollHeight + 2}px`;
  }, [text]);
}
