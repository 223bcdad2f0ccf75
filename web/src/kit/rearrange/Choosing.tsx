import type { JSX } from "preact";
import type { BookingHit, BookingsHit, Way } from "../../wire";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { pick } from "../i18n";
import { dayAndHour } from "../when";
import { clashes, tally, type Chosen } from "./choosing";
import { t } from "./words";

interface ChoosingProps { hit: BookingsHit; chosen: Chosen; busy: boolean; onChoose: (booking: string, way: number) => void; onGo: () => void }

/** A proposal for each booking, which somebody may change, and what that comes to. */
export function Choosing({ hit, chosen, busy, onChoose, onGo }: ChoosingProps): JSX.Element {
  const { bookings, advisor } = hit;
  const clashing = clashes(bookings, chosen);
  return (
    <>
      <h2 class="rearrange-title">{t("title", { n: bookings.length, name: advisor.name })}</h2>
      <p class="soft">{t("why")}</p>
      <ul role="list" class="rearrange-list">
        {bookings.map((booking) => <Booking key={booking.id} booking={booking} zone={hit.zone} chosen={chosen.get(booking.id) ?? 0} clashing={clashing.has(booking.id)} onChoose={(way) => onChoose(booking.id, way)} />)}
      </ul>
      {hit.shared > 0 && <p class="soft small">{t("shared", { n: hit.shared })}</p>}
      <div class="rearrange-foot">
        <Tally bookings={bookings} chosen={chosen} />
        <Button look="primary" icon="check" busy={busy} onClick={onGo}>{t("go", { n: bookings.length })}</Button>
      </div>
    </>
  );
}

interface BookingProps { booking: BookingHit; zone: string; chosen: number; clashing: boolean; onChoose: (way: number) => void }

function Booking({ booking, zone, chosen, clashing, onChoose }: BookingProps): JSX.Element {
  const when = dayAndHour(booking.starts_at, zone);
  return (
    <li class="rearrange-one">
      <div class="rearrange-what">
        <p class="rearrange-when">{when}</p>
        <p><strong dir="auto">{booking.seeker}</strong> <span class="soft small">{pick(booking.motive)} · <span class="figures">{booking.reference}</span></span></p>
      </div>
      <div class="rearrange-way">
        <select class="field-input" aria-label={t("for_whom", { name: booking.seeker, when })} value={String(chosen)} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
          {booking.ways.map((way, n) => <option key={n} value={String(n)}>{inWords(way, zone)}</option>)}
        </select>
        {clashing && <p class="rearrange-clash"><Icon name="alert" size={16} />{t("clash")}</p>}
      </div>
    </li>
  );
}

function inWords(way: Way, zone: string): string {
  if (way.way === "reassign") return t("reassign", { name: way.advisor?.name ?? "" });
  return way.way === "move" && way.starts_at ? t("move", { when: dayAndHour(way.starts_at, zone), name: way.advisor?.name ?? "" }) : t("ask");
}

function Tally({ bookings, chosen }: { bookings: readonly BookingHit[]; chosen: Chosen }): JSX.Element {
  const { reassign, move, ask } = tally(bookings, chosen);
  const said = [t("keeps", { n: reassign }), t("moves", { n: move }), t("asks", { n: ask })].filter(Boolean);
  return <p class="rearrange-tally" role="status">{said.join(" · ")}</p>;
}
