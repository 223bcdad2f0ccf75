import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../kit/components/Banner";
import { Badge } from "../kit/components/Badge";
import { Button } from "../kit/components/Button";
import { Skeleton } from "../kit/components/Skeleton";
import { Deed } from "../kit/deed";
import { explain } from "../kit/explain";
import { pick } from "../kit/i18n";
import { dayAndHour } from "../kit/when";
import type { MySessions } from "../wire";
import { readMySessions } from "./calls";
import { t } from "./words";

/** The sessions in which one has something to do. */
export function Mine(): JSX.Element {
  const told = useSignal<MySessions | null>(null);
  const deed = useMemo(() => new Deed(), []);
  const look = (): void => void deed.do(async () => { told.value = await readMySessions(); });
  useEffect(() => {
    document.title = `${t("mine")} · Visavis`;
    look();
  }, []);
  const refusal = deed.refusal.value;
  return (
    <>
      <header class="hall-head"><h1>{t("mine")}</h1><p class="soft">{t("mine_why")}</p></header>
      {refusal && <Banner tone="warning" live="status" action={<div><Button icon="refresh" onClick={look}>{t("again")}</Button></div>}>{explain(refusal)}</Banner>}
      {told.value === null && !refusal && <Skeleton blocks={2} />}
      {told.value?.sessions.length === 0 && <p class="soft">{t("none")}</p>}
      <ul role="list" class="mine-list">
        {told.value?.sessions.map(({ session, role, taken }) => (
          <li key={session.id}>
            <div>
              <h2>{pick(session.title)} {session.phase === "live" && <Badge tone="danger">{t("live")}</Badge>}</h2>
              <p>{dayAndHour(session.starts_at, session.zone)}</p>
              <p class="soft small">{[t(`role_${role}`), session.presenter, t("taken", { n: taken })].join(" · ")}</p>
            </div>
            <a class="button button-primary" href={`#${session.id}`} aria-label={t("open_stage_of", { title: pick(session.title) })}>{t("open_stage")}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
