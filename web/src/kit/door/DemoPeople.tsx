import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Avatar } from "../components/Avatar";
import { Banner } from "../components/Banner";
import { Icon } from "../components/Icon";
import { explain } from "../explain";
import { pick } from "../i18n";
import { isRefusal, type Refusal } from "../refusal";
import type { DemoPerson } from "../../wire";
import { enterDemo } from "./enterDemo";
import { enter } from "./session";
import { t } from "./words";

interface DemoPeopleProps { people: readonly DemoPerson[] }

/** Only a server in demo mode names anybody here. */
export function DemoPeople({ people }: DemoPeopleProps): JSX.Element {
  const busy = useSignal<string | null>(null);
  const refusal = useSignal<Refusal | null>(null);

  async function go(login: string): Promise<void> {
    if (busy.value !== null) return;
    busy.value = login;
    try {
      enter(await enterDemo(login));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
      busy.value = null;
    }
  }

  return (
    <section class="door-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t("demo")}</h2>
      <p class="soft">{t("demo_why")}</p>
      {refusal.value && <Banner tone="danger" live="alert">{explain(refusal.value)}</Banner>}
      <ul role="list" class="demo-people">
        {people.map(({ login, name, role, about }) => (
          <li key={login}>
            <button type="button" class="demo-person" onClick={() => void go(login)} aria-disabled={busy.value !== null}>
              <Avatar name={name} />
              <span class="demo-words">
                <span class="demo-name">{name} <span class="demo-role">{t(roleOf(role))}</span></span>
                <span class="soft small">{pick(about)}</span>
              </span>
              {busy.value === login ? <span class="spinner" aria-hidden="true" /> : <Icon name="forward" />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function roleOf(role: string): "advisor" | "supervisor" | "administrator" {
  return role === "supervisor" || role === "administrator" ? role : "advisor";
}
