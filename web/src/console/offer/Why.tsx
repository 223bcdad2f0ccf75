import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import type { Offer } from "../../wire";
import { Order } from "../parts/Order";
import { t } from "../words";

type Facts = NonNullable<Offer["more"]>;

/** Why this person, and why you: in a line or two, and what stands behind it for whoever asks. */
export function Why({ offer }: { offer: Offer }): JSX.Element {
  return (
    <div class="offer-why">
      <p><Icon name="info" size={18} /><span><strong>{t("offer_why")}</strong> {pick(offer.why)}</span></p>
      {offer.more && <More facts={offer.more} />}
    </div>
  );
}

function More({ facts }: { facts: Facts }): JSX.Element {
  const { percent, alike, free, ring, needs } = facts;
  return (
    <details class="offer-more">
      <summary>{t("offer_more")}</summary>
      <dl>
        <div>
          <dt>{t("offer_promise")}</dt>
          <dd class="figures">{t("offer_percent", { percent })}<span class="promise-bar" aria-hidden="true"><i class={percent > 100 ? "promise-late" : ""} style={{ inlineSize: `${Math.min(percent, 100)}%` }} /></span></dd>
        </div>
        <div><dt>{t("offer_rank")}</dt><dd>{t("offer_alike", { n: alike - 1 })}</dd></div>
        <div><dt>{t("offer_ring")}</dt><dd>{pick(ring)}</dd></div>
        <div><dt>{t("offer_others")}</dt><dd>{t("offer_free", { n: free - 1 })}</dd></div>
        {needs.length > 0 && <div><dt>{t("offer_needs")}</dt><dd>{needs.map(pick).join(", ")}</dd></div>}
      </dl>
      <Order />
    </details>
  );
}
