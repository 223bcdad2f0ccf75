import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Avatar } from "../../kit/components/Avatar";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { explain } from "../../kit/explain";
import { t } from "./words";
import type { Waiting } from "./waiting";

/** It rings: one key or one button answers. */
export function Ringing({ waiting, name }: { waiting: Waiting; name: string }): JSX.Element {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    announce(t("rings_aloud", { name }), "urgent");
    box.current?.querySelector("button")?.focus();
  }, []);
  const { busy, refusal } = waiting.answering;
  return (
    <section class="card expected-card ringing" ref={box} aria-labelledby="ringing">
      <span class="ringing-who"><Avatar name={name} size="large" /></span>
      <h1 id="ringing">{t("rings", { name })}</h1>
      <Button look="primary" wide icon="phone" busy={busy.value} onClick={() => void waiting.answer()}>{t("answer")}</Button>
      <p class="small soft">{t("answer_how")}</p>
      {!waiting.ring.audible && <p class="small">{t("rings_unheard")}</p>}
      {refusal.value && <Banner tone="warning" live="alert">{explain(refusal.value)}</Banner>}
    </section>
  );
}
