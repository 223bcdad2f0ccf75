import type { JSX } from "preact";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import type { Call } from "./call";
import { t } from "./words";

interface LeftProps { call: Call; onCall?: (() => void) | undefined }

/** Out of the picture, by one's own wish or because nothing got through: never a dead end. */
export function Left({ call, onCall }: LeftProps): JSX.Element {
  const fell = call.fell.value?.to === "writing";
  const deeds = (
    <div class="call-ways">
      <Button icon="refresh" onClick={() => void call.enter()}>{t(fell ? "retry" : "rejoin")}</Button>
      {fell && onCall && <Button icon="phone" onClick={onCall}>{t("call_instead")}</Button>}
    </div>
  );
  return (
    <section class="call-left" aria-label={t("call")}>
      {fell
        ? <Banner tone="warning" live="alert" title={t("fell_to_writing")} action={deeds}><p>{t("fell_to_writing_how")}</p></Banner>
        : <><p><strong>{t("left")}.</strong> {t("left_how")}</p>{deeds}</>}
    </section>
  );
}
