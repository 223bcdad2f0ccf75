import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Badge } from "../../kit/components/Badge";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { isRefusal } from "../../kit/refusal";
import { dayAndHour } from "../../kit/when";
import type { Mail as Told, Mailbox, Parked, Relay } from "../../wire";
import { t } from "../words";
import { readMail } from "./readMail";
import { tryAgain } from "./tryAgain";
import { inPart, why } from "./why";

const every = 15_000;

/** How well letters come in: each mailbox by its name, and what could not be read. */
export function Mail(): JSX.Element | null {
  const [mail, setMail] = useState<Told | null>(null);
  const look = (): void => void readMail().then(setMail, (failed: unknown) => { if (!isRefusal(failed)) throw failed; });
  useEffect(() => {
    look();
    const timer = setInterval(look, every);
    return () => clearInterval(timer);
  }, []);
  if (!mail || mail.mailboxes.length === 0) return null;
  return (
    <section class="panel mail-panel" aria-labelledby="mail-title">
      <h2 id="mail-title">{t("mail")}</h2>
      {mail.relay && <Unsent relay={mail.relay} />}
      <ul role="list" class="mail-boxes">{mail.mailboxes.map((box) => <Box key={box.name} box={box} />)}</ul>
      {mail.parked.length > 0 && <>
        <h3>{t("parked")}</h3>
        <p class="soft small">{t("parked_why")}</p>
        <ul role="list" class="mail-parked">{mail.parked.map((letter) => <Letter key={letter.id} letter={letter} onAgain={look} />)}</ul>
      </>}
    </section>
  );
}

/** Letters of ours that our own relay does not take: whoever runs the house can mend it, and nothing is lost. */
function Unsent({ relay }: { relay: Relay }): JSX.Element {
  return (
    <Banner tone="warning" live="status" title={t("mail_unsent", { n: relay.waiting, at: dayAndHour(relay.since) })}>{t(`relay_${relay.failure}`)}</Banner>
  );
}

function Box({ box }: { box: Mailbox }): JSX.Element {
  return (
    <li class="mail-box">
      <span class="mail-name"><strong dir="auto">{box.name}</strong> <span class="soft small">{box.address}</span></span>
      {box.failure
        ? <Badge tone="danger"><Icon name="alert" size={15} />{why(box.failure)}{box.failing_since && ` · ${dayAndHour(box.failing_since)}`}</Badge>
        : <Badge tone="success"><Icon name="check" size={15} />{t("mail_well")}</Badge>}
      {box.waiting > 0 && <Badge>{t("mail_waiting", { n: box.waiting })}</Badge>}
      {box.quarantined > 0 && <Badge tone="warning">{t("mail_parked", { n: box.quarantined })}</Badge>}
    </li>
  );
}

function Letter({ letter, onAgain }: { letter: Parked; onAgain: () => void }): JSX.Element {
  const [busy, setBusy] = useState(false);
  const again = async (): Promise<void> => {
    setBusy(true);
    try {
      await tryAgain(letter.id);
    } catch (failed) {
      if (!isRefusal(failed)) throw failed;
    } finally {
      setBusy(false);
      onAgain();
    }
  };
  const named = t("parked_letter", { at: dayAndHour(letter.received_at), mailbox: letter.mailbox });
  return (
    <li class="mail-letter">
      <span><strong>{why(letter.why)}</strong> <span class="soft small">{named}</span></span>
      <span class="mail-ways">
        {!inPart.has(letter.why) && <Button icon="refresh" busy={busy} aria-label={`${t("try_again")} – ${named}`} onClick={() => void again()}>{t("try_again")}</Button>}
        <a class="button button-quiet" href={`/api/mail/quarantine/${letter.id}`} download aria-label={`${t("download")} – ${named}`}><Icon name="down" size={18} />{t("download")}</a>
      </span>
    </li>
  );
}
