import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../kit/components/Banner";
import { Skeleton } from "../kit/components/Skeleton";
import { explain } from "../kit/explain";
import { pick } from "../kit/i18n";
import { dayAndHour } from "../kit/when";
import type { Stage } from "../wire";
import { Own } from "./Own";
import { Moderation } from "./Moderation";
import { Presenting } from "./presenting";
import { t } from "./words";

/** One session, from its stage. */
export function OneStage({ id }: { id: string }): JSX.Element {
  const presenting = useMemo(() => new Presenting(id), [id]);
  useEffect(() => presenting.start(), [presenting]);
  const told = presenting.told.value;
  const title = told ? pick(told.session.title) : t("page");
  useEffect(() => { document.title = `${title} · Visavis`; }, [title]);
  const refusal = presenting.refused.value;
  if (!told) return refusal ? <Banner tone="warning" live="status">{explain(refusal)}</Banner> : <Skeleton lines={2} blocks={3} />;
  return (
    <>
      <header class="hall-head">
        <h1>{title}</h1>
        <p class="hall-when"><time dateTime={told.session.starts_at}>{dayAndHour(told.session.starts_at, told.session.zone)}</time></p>
        <p class="soft">{[t(`role_${told.role}`), t("taken", { n: told.taken })].join(" · ")}</p>
      </header>
      {refusal && <Banner tone="warning" live="status">{explain(refusal)}</Banner>}
      <div class="hall-room">
        <div>
          <Own presenting={presenting} told={told} />
          <p class="soft">{standing(told)}</p>
        </div>
        <Moderation presenting={presenting} />
      </div>
    </>
  );
}

function standing({ session, on_stage, mine, most }: Stage): string {
  switch (session.phase) {
    case "planned": return t("too_early");
    case "open": return t("ready");
    case "live": return mine || !on_stage ? "" : t("on_stage", { name: on_stage.name });
    case "over": return t("over", { n: most });
    case "called_off": return t("called_off");
  }
}
