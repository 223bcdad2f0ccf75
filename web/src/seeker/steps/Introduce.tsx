import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { explain } from "../../kit/explain";
import { pick } from "../../kit/i18n";
import type { Refusal } from "../../kit/refusal";
import { dayAndHour, lasting } from "../../kit/when";
import { t as kit } from "../../kit/words";
import type { Agency, QueueCard } from "../../wire";
import type { Choice, Journey, LiveWay } from "../journey";
import { letterbox } from "../letterbox";
import { emailTrouble, nameTrouble } from "../introduction";
import { Heading } from "../parts/Heading";
import { OtherWays } from "../parts/OtherWays";
import { Peak } from "../parts/Peak";
import { Mail, Phone } from "../parts/Phone";
import { QueueStatus } from "../parts/QueueStatus";
import { Referent } from "../parts/Referent";
import { t } from "../words";

interface IntroduceProps { journey: Journey; agency: Agency; choice: Choice; way: LiveWay; ways: ComponentChildren }

/** Second and third click: a name, and go. */
export function Introduce({ journey, agency, choice, way, ways }: IntroduceProps): JSX.Element {
  const { queue, motive } = choice;
  return (
    <main id="main" class="home">
      <div class="home-columns">
        <div class="introduce">
          <Button look="quiet" icon="back" onClick={() => history.back()}>{t("back")}</Button>
          <Heading>{t(queue.open ? "introduce" : "closed_now")}</Heading>
          <div class="chosen">
            <p class="chosen-motive">{pick(motive.label)}</p>
            <p class="soft">{pick(queue.name)}</p>
            <QueueStatus queue={queue} />
          </div>
          {ways}
          {journey.referent.value && <Referent referent={journey.referent.value} />}
          {queue.open && queue.peak && <Peak peak={queue.peak} />}
          {queue.open && journey.refusal.value && <Refused refusal={journey.refusal.value} />}
          {queue.open ? <Open queue={queue} choice={choice} way={way} journey={journey} /> : <Closed queue={queue} agency={agency} />}
        </div>
        <OtherWays agency={agency} queues={[queue]} />
      </div>
    </main>
  );
}

function Open({ queue, ...form }: { queue: QueueCard } & FormProps): JSX.Element {
  return (
    <>
      {!queue.staffed && <Banner tone="warning" title={t("nobody_now")}><p>{t("nobody_how")}</p></Banner>}
      <Form {...form} />
    </>
  );
}

interface FormProps { choice: Choice; way: LiveWay; journey: Journey }

function Form({ choice, way, journey }: FormProps): JSX.Element {
  const [name, setName] = useState(journey.name.peek());
  const [email, setEmail] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const nameInput = useRef<HTMLInputElement>(null);
  const emailInput = useRef<HTMLInputElement>(null);
  const wrong = { name: nameTrouble(name), email: emailTrouble(email) };

  const go = async (): Promise<void> => {
    setTried(true);
    if (wrong.name) return nameInput.current?.focus();
    if (wrong.email) return emailInput.current?.focus();
    setBusy(true);
    await journey.open(choice, way, { name: name.trim(), email: email.trim() });
    setBusy(false);
  };

  return (
    <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void go(); }}>
      <Field label={t("your_name")} hint={t("name_hint")} value={name} onValue={setName} inputRef={nameInput} autoComplete="name"
        dir="auto" required error={tried && wrong.name ? kit(wrong.name) : null} />
      <Field label={t("your_email")} hint={t("email_hint")} optional value={email} onValue={setEmail} inputRef={emailInput}
        type="email" autoComplete="email" error={tried && wrong.email ? kit(wrong.email) : null} />
      <Button look="primary" type="submit" wide busy={busy}>{t("go")}</Button>
    </form>
  );
}

function Refused({ refusal }: { refusal: Refusal }): JSX.Element {
  return (
    <Banner tone="danger" live="alert">
      <p>{explain(refusal)} {refusal.retryAfter !== null && t("try_after", { wait: lasting(refusal.retryAfter) })}</p>
    </Banner>
  );
}

/** Who comes while it is closed can do something now: what others do by page, they do by phone or in writing. */
function Closed({ queue, agency }: { queue: QueueCard; agency: Agency }): JSX.Element {
  return (
    <Banner icon="clock" live="status">
      <p>{queue.opens_at ? t("opens", { when: dayAndHour(queue.opens_at) }) : t("no_opening")} {t("meanwhile")}</p>
      <p class="closed-ways"><Phone number={agency.phone} />{letterbox.value && <Mail address={letterbox.value} />}</p>
    </Banner>
  );
}
