import type { JSX } from "preact";
import { pieces } from "./links";
import { t } from "./words";

/** Someone else's words: text nodes only, with addresses made into links that tell the other site nothing. */
export function LineText({ body }: { body: string }): JSX.Element {
  return (
    <p class="line-text" dir="auto">
      {pieces(body).map(({ text, href }, i) => href === null ? text : (
        <a key={i} href={href} target="_blank" rel="noopener noreferrer nofollow">
          {text}<span class="visually-hidden"> {t("new_tab")}</span>
        </a>
      ))}
    </p>
  );
}
