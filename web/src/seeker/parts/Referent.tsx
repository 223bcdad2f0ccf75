import type { JSX } from "preact";
import { Avatar } from "../../kit/components/Avatar";
import type { Person } from "../../wire";
import { t } from "../words";

/** Who follows one, by name: they are asked first. */
export function Referent({ referent }: { referent: Person }): JSX.Element {
  return (
    <div class="referent">
      <Avatar name={referent.name} />
      <p><strong dir="auto">{t("referent", { name: referent.name })}</strong><br /><span class="small soft">{t("referent_how")}</span></p>
    </div>
  );
}
