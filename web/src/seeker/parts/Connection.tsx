import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { t } from "../words";

interface ConnectionProps {
  lost: ReadonlySignal<boolean>;
  /** We have not met yet: there is no place to keep. */
  unknown?: boolean;
}

/** Calm words while the network is away, and a word when it is back. */
export function Connection({ lost, unknown = false }: ConnectionProps): JSX.Element {
  const was = useRef(false);

  useEffect(() => {
    if (was.current && !lost.value) announce(t("found"));
    was.current = lost.value;
  }, [lost.value]);

  return (
    <div class="connection" role="status">
      {lost.value && <Banner tone="warning" icon="refresh" title={t(unknown ? "no_answer" : "lost")}>
        <p>{t(unknown ? "no_answer_how" : "lost_how")}</p>
      </Banner>}
    </div>
  );
}
