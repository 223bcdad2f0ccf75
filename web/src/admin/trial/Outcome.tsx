import type { JSX } from "preact";
import { Avatar } from "../../kit/components/Avatar";
import { Badge } from "../../kit/components/Badge";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import { dayAndHour, hourOf } from "../../kit/when";
import type { DryRun, RingForecast } from "../../wire";
import { longFor, Timeline } from "../parts/Timeline";
import { t } from "../words";

/** The answer: first in a sentence, then on a line of time, then ring by ring. */
export function Outcome({ told, again }: { told: DryRun; again: () => void }): JSX.Element {
  const first = told.rings.find((ring) => ring.first && !ring.passed);
  return (
    <section class="part" aria-labelledby="outcome-title">
      <header class="part-head outcome-head"><h2 id="outcome-title">{t("outcome")}</h2><Button look="quiet" icon="refresh" onClick={again}>{t("look_again", { at: hourOf(told.now) })}</Button></header>
      <div class="part-body" role="status">
        <p class="outcome-first">{first?.first ? <><Avatar name={first.first.name} /> <span>{first.opens_in === 0 ? t("first_now", { name: first.first.name }) : t("first_later", { name: first.first.name, for: longFor(first.opens_in) })}</span></> : t("first_nobody")}</p>
        <p class="outcome-facts">
          <Badge>{t("promised", { for: longFor(told.promise) })}</Badge> <Badge>{t("takes_units", { n: told.units })}</Badge>
          {told.exclusive && <Badge>{t("takes_all")}</Badge>}
          {told.asks.map((each) => <Badge key={each.skill.en} tone={each.must ? "warning" : "info"}>{pick(each.skill)}{each.level > 1 ? ` · ${t("level", { n: each.level })}` : ""}{each.must ? ` · ${t("must")}` : ""}</Badge>)}
        </p>
        {!told.open && <Banner tone="warning">{told.opens_at ? t("closed_until", { at: dayAndHour(told.opens_at) }) : t("closed_now")}</Banner>}
        <Timeline rows={told.rings.map((ring) => ({
          name: pick(ring.name), from: ring.opens_in, passed: ring.passed, nobody: !ring.first,
          note: ring.first?.name ?? (ring.passed ? "" : t("nobody_free")), who: ring.first ? <Avatar name={ring.first.name} size="small" /> : null,
        }))} />
        <ol role="list" class="forecasts">{told.rings.map((ring, n) => <Forecast key={n} ring={ring} n={n} />)}</ol>
      </div>
    </section>
  );
}

function Forecast({ ring, n }: { ring: RingForecast; n: number }): JSX.Element {
  const when = ring.passed ? t("passed") : ring.opens_in === 0 ? t("at_once") : t("from_hour", { at: hourOf(ring.opens_at) });
  return (
    <li class="forecast">
      <h3><span class="step-number figures" aria-hidden="true">{n + 1}</span><span class="forecast-name">{pick(ring.name)}</span> <span class="soft small">{when}</span></h3>
      <ul>{[...asked(ring), ...fitting(ring)].map((said) => <li key={said}>{said}</li>)}</ul>
    </li>
  );
}

function asked(ring: RingForecast): string[] {
  if (ring.passed) return [t("passed_why")];
  const stand_in = ring.answering && ring.answering.name !== pick(ring.name) ? [t("answering", { name: ring.answering.name })] : [];
  if (!ring.first) return [t("nobody_free_long"), ...stand_in];
  const because = ring.because ? ` – ${t(`because_${ring.because as "only"}`)}` : "";
  return [t("asked_first", { name: ring.first.name }) + because, ...stand_in];
}

function fitting(ring: RingForecast): string[] {
  const crew = ring.crew.map(({ doing, number }) => t(`doing_${doing as "free"}`, { n: number })).join(", ");
  const dropped = ring.dropped.length > 0 ? t("without", { skills: ring.dropped.map((skill) => pick(skill)).join(", ") }) : "";
  const scarcest = ring.scarcest && !ring.passed ? t("scarcest", { skill: pick(ring.scarcest), n: ring.scarcest_have ?? 0 }) : "";
  return [crew, dropped, scarcest].filter(Boolean);
}
