import type { JSX } from "preact";
import { weekdayName, weekdayNow } from "../../kit/when";
import type { Day, Span } from "../../wire";
import { t } from "../words";

const weekdays = [0, 1, 2, 3, 4, 5, 6];

interface WeekProps { days: readonly Day[]; caption: string }

export function Week({ days, caption }: WeekProps): JSX.Element {
  return (
    <table class="week">
      <caption class="visually-hidden">{caption}</caption>
      <tbody>
        {weekdays.map((weekday) => (
          <tr key={weekday} class={weekday === weekdayNow() ? "week-today" : ""}>
            <th scope="row">{weekdayName(weekday)}</th>
            <td><Spans spans={days.find((day) => day.weekday === weekday)?.spans ?? []} /></td>
          </tr>
        ))}
      </tbody>
      <tfoot><tr><td colSpan={2} class="soft">{t("local_time")}</td></tr></tfoot>
    </table>
  );
}

function Spans({ spans }: { spans: readonly Span[] }): JSX.Element {
  if (spans.length === 0) return <span class="soft">{t("no_hours")}</span>;
  return <>{spans.map(({ from, to }) => <span key={from} class="span">{from} – {to}</span>)}</>;
}
