import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Select } from "../../kit/components/Select";
import { differ, here, zoneName } from "../../kit/zones";
import { places } from "./places";
import type { Times } from "./times";
import { t } from "./words";

interface ZoneProps { times: Times; onElsewhere?: ((zone: string) => void) | undefined }

/** By whose clocks the times are told, and the way to say that one is elsewhere. */
export function Zone({ times, onElsewhere }: ZoneProps): JSX.Element | null {
  const { zone, agencyZone, bounds } = times;
  const noon = `${bounds.value?.first ?? ""}T12:00:00Z`;
  const yours = zoneName(zone.value, noon);
  const apart = differ(zone.value, agencyZone.value, noon);
  if (!apart && !onElsewhere) return null;
  return (
    <div class="zone small">
      <p class="soft">{apart ? t("your_zone", { yours, agency: zoneName(agencyZone.value, noon) }) : t("one_zone", { yours })}</p>
      {onElsewhere && <Elsewhere zone={zone.value} noon={noon} onElsewhere={onElsewhere} />}
    </div>
  );
}

/** In a click where this device knows better, else by choosing. */
function Elsewhere({ zone, noon, onElsewhere }: { zone: string; noon: string; onElsewhere: (zone: string) => void }): JSX.Element {
  return (
    <>
      {differ(zone, here(), noon) && <Button icon="pin" onClick={() => onElsewhere(here())}>{t("now_here", { here: zoneName(here(), noon) })}</Button>}
      <details class="elsewhere">
        <summary>{t("elsewhere")}</summary>
        <Select label={t("where_are_you")} value={zone} options={places(zone, noon)} onValue={onElsewhere} />
      </details>
    </>
  );
}
