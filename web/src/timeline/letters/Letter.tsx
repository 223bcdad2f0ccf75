import "./letters.css";
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { Badge } from "../../kit/components/Badge";
import { Icon } from "../../kit/components/Icon";
import type { LetterIn, Passage } from "../../wire";
import { LineText } from "../LineText";
import { t } from "../words";
import { Enclosed } from "./Enclosed";

interface LetterProps { contact: string; letter: LetterIn }

/** A letter as people read it: who vouches for its sender, what they say now, and what was said before, folded. */
export function Letter({ contact, letter }: LetterProps): JSX.Element {
  const files = letter.attachments.filter((file) => !file.inline || !letter.formatted);
  return (
    <article class="received" aria-label={t("letter", { subject: letter.subject || t("no_subject") })}>
      <Head letter={letter} />
      {letter.passages.length === 0 && <p class="received-none soft">{t("no_words")}</p>}
      {letter.passages.map((passage, nth) => <Said key={nth} passage={passage} />)}
      {letter.cut && <p class="received-cut small"><Icon name="info" size={15} />{t("letter_cut")}</p>}
      {files.length > 0 && <Enclosed contact={contact} files={files} />}
      {letter.formatted && <Layout contact={contact} letter={letter} />}
    </article>
  );
}

function Head({ letter }: { letter: LetterIn }): JSX.Element {
  return (
    <header class="received-head">
      <p class="received-subject" dir="auto">{letter.subject || t("no_subject")}</p>
      <p class="received-from small"><Icon name="letter" size={15} /><span dir="auto">{letter.sender || t("no_sender")}</span></p>
      <p class="received-marks">
        {letter.verified === true && <Badge tone="success">{t("verified")}</Badge>}
        {letter.verified === false && <Badge tone="danger">{t("not_verified")}</Badge>}
        {letter.verified === null && <Badge>{t("not_checked")}</Badge>}
        {letter.automatic && <Badge tone="info">{t("automatic")}</Badge>}
        {letter.subject_changed && <Badge tone="warning">{t("subject_changed")}</Badge>}
      </p>
      {letter.stranger && <p class="received-stranger small"><Icon name="alert" size={15} />{t("stranger")}</p>}
      {letter.cc.length > 0 && <p class="small soft" dir="auto">{t("copied_to", { names: letter.cc.join(", ") })}</p>}
    </header>
  );
}

function Said({ passage }: { passage: Passage }): JSX.Element {
  switch (passage.kind) {
    case "said": return <LineText body={passage.text} />;
    case "cited": return <blockquote class="received-cited"><LineText body={passage.text} /></blockquote>;
    case "signature": return <div class="received-signature small"><LineText body={passage.text} /></div>;
    case "quoted": return (
      <details class="received-before">
        <summary><span>{t("before")}</span></summary>
        <LineText body={passage.text} />
      </details>
    );
  }
}

/** Their own layout, in a frame that runs nothing and fetches nothing. */
function Layout({ contact, letter }: LetterProps): JSX.Element {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div class="received-layout">
      <button type="button" class="button button-quiet" aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
        <Icon name={shown ? "close" : "read"} size={16} />{t(shown ? "hide_layout" : "show_layout")}
      </button>
      <div id={id}>
        {shown && <iframe class="received-frame" title={t("layout", { subject: letter.subject || t("no_subject") })}
          src={`/api/contacts/${contact}/letters/${letter.id}/page`} sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" />}
      </div>
    </div>
  );
}
