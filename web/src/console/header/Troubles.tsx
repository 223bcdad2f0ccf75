import type { JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import type { Console } from "../../wire";
import { declare } from "../desk/deeds";
import type { Desk } from "../desk/desk";
import { ofCalendar, sentence } from "../desk/presence";
import { Failure } from "../parts/Failure";
import { t } from "../words";

interface TroublesProps { desk: Desk; told: Console }

/** What keeps contacts from coming, why, and the one button that mends it. */
export function Troubles({ desk, told }: TroublesProps): JSX.Element | null {
  const link = desk.link.value;
  const outside = told.duty.declared === "available" && !told.presence.calendar.here;
  if (link === "live" && !stopped(told.duty) && !outside && !desk.declaring.refusal.value) return null;
  return (
    <section class="troubles" aria-label={t("troubles")}>
      {link !== "live" && <Banner tone="warning" icon="refresh" title={t(`link_${link}`)}>{t(`link_${link}_why`)}</Banner>}
      {stopped(told.duty) && <Stopped desk={desk} reason={told.duty.reason} />}
      {outside && <Banner tone="warning" icon="calendar" title={t("outside_title")}>{sentence(ofCalendar(told.presence.calendar))} {t("outside_why")}</Banner>}
      <Failure title={t("duty_failed")} refusal={desk.declaring.refusal.value} />
    </section>
  );
}

/** The house took the advisor off duty by itself: after missed offers, or a lost connection. */
function stopped({ declared, reason }: Console["duty"]): boolean {
  return declared === "not_responding" || (declared === "away" && reason === "connection_lost");
}

function Stopped({ desk, reason }: { desk: Desk; reason: string | null }): JSX.Element {
  const why = reason === "connection_lost" ? "lost" : "missed";
  const again = (): void => void declare(desk, { declared: "available", reason: null }, "now");
  return (
    <Banner tone="danger" live="alert" title={t(`${why}_title`)}
      action={<div><Button look="primary" busy={desk.declaring.busy.value} onClick={again}>{t("again_available")}</Button></div>}>
      {t(`${why}_why`)}
    </Banner>
  );
}
