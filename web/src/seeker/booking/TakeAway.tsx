import type { ComponentChildren, JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Icon, type IconName } from "../../kit/components/Icon";
import { explain } from "../../kit/explain";
import { hand } from "../../kit/hand";
import { useAttempt } from "../parts/Sure";
import type { Paper } from "./calls/doors";

interface TakeAwayProps { paper: Paper; name: string; icon: IconName; look?: "primary" | "secondary"; children: ComponentChildren }

/** A file to take away: by a plain link where one leads to it, else the page reads it and hands it over. */
export function TakeAway({ paper, name, icon, look = "secondary", children }: TakeAwayProps): JSX.Element {
  const { busy, refusal, attempt } = useAttempt(async () => {
    if (typeof paper !== "string") hand(await paper(), name);
  });
  if (typeof paper === "string") return <a class={`button button-${look}`} href={paper} download={name}><Icon name={icon} />{children}</a>;
  return (
    <>
      <Button look={look} icon={icon} busy={busy} onClick={() => void attempt()}>{children}</Button>
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
    </>
  );
}
